package dev.latchkey.window;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limit that all keys of one merchant share. */
@ConfigMapping(prefix = "latchkey.limit")
public interface LimitConfig {

    /** Requests of one merchant in any 60 seconds, unless the merchant has a limit of its own. */
    @WithDefault("300")
    int requestsPerMinute();

    /**
     * How long a decision may take before the request is refused with 503. It includes the wait for one of the pool's
     * connections, which in a burst is longer than Redis' own part.
     */
    @WithDefault("1s")
    Duration timeout();
}
