package dev.latchkey.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.latchkey.verify.Holder;
import dev.latchkey.verify.Verdict;
import io.micrometer.core.instrument.Counter;
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
    /** Asking the registry for a counter makes more garbage than all else that is done here. */
    private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

    Verifications(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param door the door's name, one of a few */
    public void count(String door, Verdict verdict) {
        counters.computeIfAbsent(new Labels(door, switch (verdict) {
            case Verdict.Admitted admitted -> "ADMITTED";
            case Verdict.Refused refused -> refused.code().name();
        }), labels -> registry.counter(METRIC, "door", labels.door(), "code", labels.code())).increment();
        if (verdict instanceof Verdict.Admitted admitted) {
            for (Holder holder : admitted.shadowRefusals()) {
                registry.counter(SHADOW_METRIC, "window", holder.label()).increment();
            }
        }
    }

    private record Labels(String door, String code) {
    }
}
