package dev.latchkey.key;

import java.util.List;

import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What keys can be limited to. */
@ConfigMapping(prefix = "latchkey.scopes")
interface ScopesConfig {

    /** The scopes that the platform's APIs ask for. A key can be given no others; one that holds an older one keeps it. */
    @WithDefault("orders:read,orders:write,inventory:read,inventory:write,billing:read")
    List<@NotNull @ScopeName String> catalogue();
}
