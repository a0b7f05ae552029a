package dev.latchkey.identity;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Recognises browsers by their session. It is asked before the other mechanisms, and leaves requests without a session, or
 * with one that has ended, to them.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private final SessionCookie cookie;

    SessionMechanism(SessionCookie cookie) {
        this.cookie = cookie;
    }

    // The OpenID mechanism has one more than the default.
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Optional<SessionCookie.Current> current = cookie.read(request);
        if (current.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(new SessionRequest(current.get().id()))
                .invoke(() -> cookie.renew(current.get(), request))
                .onFailure(AuthenticationFailedException.class).recoverWithNull();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }

    /** None: how to sign in is told where errors are answered, for a browser gets a page and a program a challenge. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, cookie.name()));
    }
}
