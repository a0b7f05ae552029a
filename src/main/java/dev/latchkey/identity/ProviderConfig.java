package dev.latchkey.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Signing in through an OpenID provider, where {@code quarkus.oidc.auth-server-url} names one. */
@ConfigMapping(prefix = "latchkey.oidc")
public interface ProviderConfig {

    /** What people call the provider. */
    @WithDefault("SSO")
    String providerName();

    /** The role, as the provider names it, that makes somebody a platform account. */
    @WithDefault("latchkey-platform")
    String platformRole();

    /**
     * Whether email address and password still open the console. True, or a provider that is away, or that gives nobody the
     * platform's role, would lock the platform out of its own console.
     */
    @WithDefault("true")
    boolean localAccounts();
}
