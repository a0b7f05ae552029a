package dev.latchkey.verify;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long PostgreSQL is waited for, whoever asks it. */
@ConfigMapping(prefix = "latchkey.postgresql")
interface PostgresConfig {

    /**
     * How long it may take until there is a connection, and until more of an answer comes: longer than any statement takes. The
     * connection that listens for changes has the bound as well, and a heartbeat each second that has to come in time.
     */
    @WithDefault("10s")
    @DurationMin(seconds = 3)
    @DurationMax(hours = 1)
    Duration timeout();
}
