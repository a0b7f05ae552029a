package dev.latchkey.door;

import jakarta.inject.Singleton;

import dev.latchkey.verify.Holder;
import dev.latchkey.verify.Verdict;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts verdicts, where operators see what the outside must not: by door and code in {@code latchkey_verifications_total}, and
 * in {@code latchkey_shadow_refusals_total} the admitted ones that a limit on trial would have refused.
 */
@Singleton
public class Verifications {

    private static final String METRIC = "latchkey.verifications";
    private static final String SHADOW_METRIC = "latchkey.shadow.refusals";

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
        if (verdict instanceof Verdict.Admitted admitted) {
            for (Holder holder : admitted.shadowRefusals()) {
                registry.counter(SHADOW_METRIC, "window", holder.label()).increment();
            }
        }
    }
}
