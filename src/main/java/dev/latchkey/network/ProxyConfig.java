package dev.latchkey.network;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The proxies in front of this service. */
@ConfigMapping(prefix = "latchkey.proxies")
public interface ProxyConfig {

    /** Their addresses or CIDR blocks. Nobody else may say for whom it asks. */
    Optional<List<String>> trusted();

    /** Which field they write. All of them must write this one. */
    @WithDefault("x-forwarded-for")
    ForwardingHeader header();
}
