package dev.latchkey.usage;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what was counted in an instance gets into PostgreSQL. */
@ConfigMapping(prefix = "latchkey.usage")
interface UsageConfig {

    /** How often it is written. A crash loses what came later. */
    @WithDefault("5s")
    @DurationMin(millis = 10)
    Duration flushEvery();
}
