package dev.latchkey.window;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limit that all keys of one merchant share. */
@ConfigMapping(prefix = "latchkey.limit")
public interface LimitConfig {

    /** Beyond this one window would take a noticeable part of a megabyte, and a decision of a millisecond. */
    int MAX_REQUESTS_PER_MINUTE = 10_000;

    /** Requests of one merchant in any 60 seconds, unless the merchant has a limit of its own. */
    @WithDefault("300")
    @Min(1)
    @Max(MAX_REQUESTS_PER_MINUTE)
    int requestsPerMinute();

    /** Whether answers also have {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}, for old clients. */
    @WithDefault("false")
    boolean legacyHeaders();

    /** How long Redis may take to decide, before {@link #whenStoreIsDown} does. */
    @WithDefault("50ms")
    @DurationMin(millis = 1)
    Duration timeout();

    /** Who decides while Redis does not. */
    @WithDefault("local")
    WhenStoreIsDown whenStoreIsDown();

    /** How many instances share the limit while each decides by itself. */
    @WithDefault("1")
    @Min(1)
    int expectedInstances();

    /** Which of the checks that wait at the same moment go to Redis in one call. */
    @WithDefault("all")
    Batching batching();

    /** Whether an instance that knows a window to be full refuses by itself until there is room again. */
    @WithDefault("true")
    boolean knownFullShortcut();
}
