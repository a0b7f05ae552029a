package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps the two ways of using the provider apart: browsers sign in at one path by the authorization code flow, everything else
 * takes bearer tokens only. Both are made of the same settings, {@code quarkus.oidc.*}.
 */
@ApplicationScoped
class ProviderTenants implements TenantResolver {

    private static final String BROWSER = "browser";

    private final OidcConfig config;
    private final SessionConfig sessions;

    ProviderTenants(OidcConfig config, SessionConfig sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    void create(@Observes Oidc oidc) {
        var settings = OidcConfig.getDefaultTenant(config);
        if (settings.authServerUrl().isEmpty()) {
            oidc.create(OidcTenantConfig.builder(settings).disableTenant().build());
            return;
        }
        oidc.create(OidcTenantConfig.builder(settings).applicationType(ApplicationType.SERVICE).build());
        oidc.create(OidcTenantConfig.builder(settings).tenantId(BROWSER).applicationType(ApplicationType.WEB_APP)
                // An ID token is made for the client, whoever the audience of access tokens is.
                .token().audience(settings.clientId().orElseThrow()).end()
                .authentication().redirectPath(OpenIdProvider.PATH).restorePathAfterRedirect()
                // The browser may come back to another instance: all share the key of its cookie.
                .pkceRequired().nonceRequired().stateSecret(sessions.key())
                .cookiePath(OpenIdProvider.PATH).cookieForceSecure(sessions.secureCookie()).end()
                .build());
    }

    /** By the path alone. Left to itself, the framework would also listen to cookies, and to any part of the path. */
    @Override
    public String resolve(RoutingContext request) {
        return request.normalizedPath().equals(OpenIdProvider.PATH) ? BROWSER : OidcUtils.DEFAULT_TENANT_ID;
    }
}
