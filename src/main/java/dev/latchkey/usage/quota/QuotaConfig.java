package dev.latchkey.usage.quota;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How quotas are watched. */
@ConfigMapping(prefix = "latchkey.usage")
interface QuotaConfig {

    /** How often usage is compared with quotas. So late may an event be. */
    @WithDefault("30s")
    @DurationMin(millis = 10)
    Duration checkQuotaEvery();
}
