package dev.latchkey.door;

import jakarta.inject.Singleton;

import dev.latchkey.verify.Verdict;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts verdicts by door and code, where operators see what the outside must not: {@code latchkey_verifications_total}. */
@Singleton
public class Verifications {

    private static final String METRIC = "latchkey.verifications";

    private final MeterRegistry registry;

    Verifications(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param door the door's name, one of a few */
    public void count(String door, Verdict verdict) {
        registry.counter(METRIC, "door", door, "code", switch (verdict) {
            case Verdict.Admitted admitted -> "ADMITTED";
            case Verdict.Refused refused -> refused.code().name();
        }).increment();
    }
}
