package dev.latchkey.verify;

import java.time.Duration;

/** How keys are kept in tests: as by default, but for what a test is about. */
record Keeping(Duration timeout, Duration freshFor, Duration unknownFor, Duration staleIfDown, int maxKnown, int maxUnknown)
        implements
            LookupConfig {

    static Keeping byDefault() {
        return new Keeping(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(5), 100_000,
                10_000);
    }

    /** With another patience for the store. */
    static Keeping patient(Duration timeout) {
        return new Keeping(timeout, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(5), 100_000, 10_000);
    }

    /** With room for fewer. */
    static Keeping atMost(int known, int unknown) {
        return new Keeping(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(5), known,
                unknown);
    }
}
