package dev.latchkey.identity;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import dev.latchkey.network.ClientAddresses;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides who may ask about keys: the platform's backends, by a client of the configuration or by a platform account. A client
 * never becomes an identity, so that there is nothing else which it could do.
 */
@RequestScoped
public class BackendAccess {

    private final ClientCheck clients;
    private final CurrentIdentityAssociation identities;
    private final OpenIdProvider provider;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    BackendAccess(ClientCheck clients, CurrentIdentityAssociation identities, OpenIdProvider provider, RoutingContext request,
            ClientAddresses addresses) {
        this.clients = clients;
        this.identities = identities;
        this.provider = provider;
        this.request = request;
        this.addresses = addresses;
    }

    /** Passes if the current request is a backend's, who says so in its header fields. */
    public Uni<Void> require() {
        return require(Optional.empty());
    }

    /**
     * Passes if the current request is a backend's.
     *
     * @param inBody by what it says so in its body, as RFC 6749, 2.3.1 allows it; empty if it does not
     * @return fails with 401 if nobody knows them, 403 if it is an account that is not the platform's, 429 after too many wrong
     *         guesses, 400 if they say it in two ways
     */
    public Uni<Void> require(Optional<ClientCredentials> inBody) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (inBody.isPresent() && authorization != null) {
            return Uni.createFrom().failure(new ProblemException(ProblemCode.BAD_REQUEST,
                    "Sign in by Authorization or in the body, and not by both."));
        }
        return inBody.or(() -> ClientCredentials.ofHeader(authorization))
                .map(credentials -> clients.require(credentials, addresses.of(request))).orElseGet(this::requirePlatform)
                .onFailure(AuthenticationFailedException.class)
                .transform(failure -> ProblemException.unauthenticated(provider.challengeToBackends()));
    }

    private Uni<Void> requirePlatform() {
        return identities.getDeferredIdentity().invoke(identity -> {
            if (identity.isAnonymous()) {
                throw new AuthenticationFailedException();
            }
            if (!identity.hasRole(Caller.PLATFORM)) {
                throw new ForbiddenException();
            }
        }).replaceWithVoid();
    }
}
