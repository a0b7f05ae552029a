package dev.latchkey.verify;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How keys are looked up. */
@ConfigMapping(prefix = "latchkey.keys")
interface LookupConfig {

    /** How long PostgreSQL may take to find a key before the request is refused with 503. */
    @WithDefault("2s")
    @DurationMin(millis = 1)
    Duration timeout();
}
