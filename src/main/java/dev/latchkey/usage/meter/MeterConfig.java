package dev.latchkey.usage.meter;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what is counted gets into PostgreSQL. */
@ConfigMapping(prefix = "latchkey.metering")
public interface MeterConfig {

    /** Whether admitted requests are counted on their keys. Without, there is no usage to see, and no quota holds. */
    @WithDefault("true")
    boolean enabled();

    /** How often an instance writes what it has counted and seen. */
    @WithDefault("5s")
    @DurationMin(millis = 10)
    Duration flushEvery();

    /** How often some instance looks in Redis for what one that died has not written. */
    @WithDefault("5m")
    @DurationMin(millis = 10)
    Duration sweepEvery();
}
