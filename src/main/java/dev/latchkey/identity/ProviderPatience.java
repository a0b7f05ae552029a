package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.runtime.OidcConfig;
import io.smallrye.mutiny.Uni;

/**
 * Bounds what the provider is given to answer in, by {@code quarkus.oidc.connection-timeout}. The framework itself bounds only
 * what it takes to connect, and a provider that is connected but silent would hold up whoever signs in for ever.
 */
@ApplicationScoped
@Unremovable // The framework looks it up where the container can't see it.
class ProviderPatience implements OidcRequestFilter {

    private final long milliseconds;

    ProviderPatience(OidcConfig config) {
        milliseconds = OidcConfig.getDefaultTenant(config).connectionTimeout().toMillis();
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        context.request().timeout(milliseconds);
        return Uni.createFrom().voidItem();
    }
}
