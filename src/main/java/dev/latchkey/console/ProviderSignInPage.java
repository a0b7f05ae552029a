package dev.latchkey.console;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.latchkey.identity.OpenIdProvider;
import dev.latchkey.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Signing in through the OpenID provider: sends the browser there, and is where it comes back to. What the provider said is
 * looked at while the identity is made; by then the session has begun.
 */
@Path(OpenIdProvider.PATH)
class ProviderSignInPage {

    private final OpenIdProvider provider;
    private final CurrentIdentityAssociation identity;
    private final RoutingContext request;

    ProviderSignInPage(OpenIdProvider provider, CurrentIdentityAssociation identity, RoutingContext request) {
        this.provider = provider;
        this.identity = identity;
        this.request = request;
    }

    /** @param state there if the provider sent the browser back */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> signIn(@RestQuery String next, @RestQuery String state) {
        if (provider.name().isEmpty()) {
            throw ProblemException.notFound("page");
        }
        return identity.getDeferredIdentity()
                .chain(who -> who.isAnonymous() ? addressAtProvider(state)
                        : Uni.createFrom().item(LocalPath.orElse(next, SignInPages.HOME)))
                .map(address -> RestResponse.seeOther(URI.create(address)));
    }

    // Not once more for one who comes back: a browser that keeps no cookies would go round for ever.
    private Uni<String> addressAtProvider(String state) {
        return state == null ? provider.address(request) : Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
