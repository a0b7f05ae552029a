package dev.latchkey.overload;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an instance takes on before it says that it is busy. */
@ConfigMapping(prefix = "latchkey.overload")
public interface OverloadConfig {

    /**
     * How many requests may wait for a verdict at once, at all doors; how many of backends may be under way, and how many that
     * were admitted to the Merchant API's own resources. Two thousand are what waits when Redis is silent for the 50 ms after
     * which it is not asked any more, at 40,000 requests a second.
     */
    @WithDefault("2000")
    @Min(1)
    int mostVerifications();

    /** How many requests of the Management API and the console may be under way. */
    @WithDefault("200")
    @Min(1)
    int mostRequests();

    /**
     * Within which time each request that is under way is answered, its body included; what waits for a verdict has its own.
     */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration answerWithin();
}
