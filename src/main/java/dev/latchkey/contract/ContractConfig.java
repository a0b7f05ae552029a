package dev.latchkey.contract;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How contracts go on. */
@ConfigMapping(prefix = "latchkey.contract")
interface ContractConfig {

    /** How often contracts that go on by themselves are looked for. Nothing lapses meanwhile. */
    @WithDefault("10s")
    @DurationMin(millis = 10)
    Duration renewEvery();
}
