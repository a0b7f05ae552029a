package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Several instances that send their checks together, and refuse by themselves what is known to be full. */
class SeveralPodsOracleTest {

    /** Far enough from the schedule before: its clocks never go back. */
    private static final long NEXT_SCHEDULE = 4 * 24 * 3_600_000_000L;

    private static final AtomicLong SCHEDULES = new AtomicLong();
    private static final Map<Batching, ClockedPods> ASKING = new EnumMap<>(Batching.class);
    private static final Map<Batching, ClockedPods> REMEMBERING = new EnumMap<>(Batching.class);

    static {
        for (Batching batching : Batching.values()) {
            ASKING.put(batching, new ClockedPods(WindowForTests.limit(batching, false)));
            REMEMBERING.put(batching, new ClockedPods(WindowForTests.limit(batching, true)));
        }
    }

    @Property(tries = 240, edgeCases = EdgeCasesMode.NONE)
    void noIntervalOfAnySubjectHoldsMoreThanItsLimitAndOnlyAFullOneRefuses(@ForAll Batching batching,
            @ForAll boolean remembering, @ForAll(supplier = Schedules.OfOneLimit.class) List<Take> takes) {
        run((remembering ? REMEMBERING : ASKING).get(batching), takes);
    }

    @Property(tries = 240, edgeCases = EdgeCasesMode.NONE)
    void noIntervalOfAnyPartHoldsMoreThanItsLimitAndOnlyAFullOneRefuses(@ForAll Batching batching,
            @ForAll boolean remembering, @ForAll(supplier = PartSchedules.OfOneLimit.class) List<Take> takes) {
        run((remembering ? REMEMBERING : ASKING).get(batching), takes);
    }

    private static void run(ClockedPods pods, List<Take> takes) {
        long schedule = SCHEDULES.incrementAndGet();
        Map<String, List<Long>> admitted = new HashMap<>();
        for (List<Take> moment : Schedules.moments(takes)) {
            List<Take> own = moment.stream().map(take -> new Take("pods:" + schedule + ":" + take.subject(), take.bounds(),
                    take.charge(), take.at() + schedule * NEXT_SCHEDULE)).toList();

            List<Decision> decisions = pods.take(own);

            for (int i = 0; i < own.size(); i++) {
                if (decisions.get(i) instanceof Decision.Admitted) {
                    Take take = own.get(i);
                    take.bounds().enforced().forEach(bound -> admitted(admitted, take, bound)
                            .addAll(Collections.nCopies(take.cost(), take.at())));
                }
            }
            for (int i = 0; i < own.size(); i++) {
                check(own.get(i), decisions.get(i), admitted);
            }
        }
    }

    // All requests of a moment are counted by now: what was full for one of them still is.
    private static void check(Take take, Decision decision, Map<String, List<Long>> admitted) {
        for (Bound bound : take.bounds().enforced()) {
            assertThat(held(take, bound, admitted)).isLessThanOrEqualTo(bound.limit().requests());
        }
        if (decision instanceof Decision.Refused refused) {
            assertThat(held(take, refused.by().bound(), admitted) + take.cost())
                    .isGreaterThan(refused.by().bound().limit().requests());
            assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(refused.by().bound().limit().window());
            assertThat(refused.windows()).extracting(WindowState::bound).isEqualTo(take.bounds().enforced());
        }
    }

    private static long held(Take take, Bound bound, Map<String, List<Long>> admitted) {
        return WindowOracle.countAt(take.at(), admitted(admitted, take, bound), bound.limit().window().toNanos() / 1000);
    }

    private static List<Long> admitted(Map<String, List<Long>> all, Take take, Bound bound) {
        return all.computeIfAbsent(take.subject() + bound.part(), unknown -> new ArrayList<>());
    }
}
