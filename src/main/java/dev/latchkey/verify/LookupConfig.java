package dev.latchkey.verify;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How keys are looked up, and how long what was found is kept. */
@ConfigMapping(prefix = "latchkey.keys")
interface LookupConfig {

    /** How long PostgreSQL may take to find a key before the request is refused with 503. */
    @WithDefault("2s")
    @DurationMin(millis = 1)
    Duration timeout();

    /** How long a key is taken for unchanged where no change of it is heard; so long one may work on if a notice is lost. */
    @WithDefault("10s")
    @DurationMin
    @DurationMax(seconds = 10)
    Duration freshFor();

    /** How long a secret that no key has is taken for unknown where no change at all is heard. */
    @WithDefault("5s")
    @DurationMin
    @DurationMax(seconds = 10)
    Duration unknownFor();

    /** How long a key goes on while PostgreSQL is away, from when it was looked up. */
    @WithDefault("5m")
    @DurationMin
    Duration staleIfDown();

    /** How many keys are kept; each takes about a kilobyte. */
    @WithDefault("100000")
    @Min(1)
    int maxKnown();

    /** How many secrets are kept that no key has. Apart from the keys, so that guessers can't drive those out. */
    @WithDefault("10000")
    @Min(1)
    int maxUnknown();
}
