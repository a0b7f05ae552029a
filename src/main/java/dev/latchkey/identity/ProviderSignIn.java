package dev.latchkey.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.quarkus.oidc.AuthenticationCompletionAction;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Once the provider has told who somebody is, a session of ours begins, and the provider's tokens are forgotten. The framework
 * would rather put them into a cookie and take that for the session; it could not be ended from here.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class ProviderSignIn implements AuthenticationCompletionAction, TokenStateManager {

    private final Sessions sessions;

    ProviderSignIn(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> action(AuthenticationCompletionContext completed) {
        return sessions.start(completed.identity(), completed.routingContext());
    }

    /** Keeps none, and takes back the framework's cookie, which would say nothing. */
    @Override
    public Uni<String> createTokenState(RoutingContext request, OidcTenantConfig tenant, AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        request.addHeadersEndHandler(sending -> request.response()
                .removeCookie(OidcUtils.getSessionCookieName(tenant), false));
        return Uni.createFrom().item("none");
    }

    /** There never are any: whoever brings the framework's cookie made it up. */
    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext request, OidcTenantConfig tenant, String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext request, OidcTenantConfig tenant, String state,
            OidcRequestContext<Void> context) {
        return Uni.createFrom().voidItem();
    }
}
