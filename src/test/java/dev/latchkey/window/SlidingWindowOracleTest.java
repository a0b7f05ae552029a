package dev.latchkey.window;

import static dev.latchkey.window.Take.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The production script on a real Redis, under thousands of random schedules. */
class SlidingWindowOracleTest {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void everyAnswerIsTheOracles(@ForAll(supplier = Schedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            WindowOracle oracle = new WindowOracle();

            List<Reply> replies = windows.takeAll(takes);

            assertThat(replies).isEqualTo(takes.stream().map(oracle::take).toList());
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void requestsInOneCallAreAnsweredAsOneAfterAnother(@ForAll(supplier = Schedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            WindowOracle oracle = new WindowOracle();
            for (List<Take> moment : Schedules.moments(takes)) {
                List<Reply> replies = windows.takeTogether(moment);

                assertThat(replies).isEqualTo(ClockedWindows.together(moment).stream().map(oracle::take).toList());
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void noIntervalHoldsMoreThanTheLimitAndOnlyAFullOneRefuses(
            @ForAll(supplier = Schedules.OfOneLimit.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            List<Reply> replies = windows.takeAll(takes);

            Map<String, List<Long>> admitted = new HashMap<>();
            for (int i = 0; i < takes.size(); i++) {
                Take take = takes.get(i);
                List<Long> own = admitted.computeIfAbsent(take.subject(), subject -> new ArrayList<>());
                if (replies.get(i).admitted()) {
                    own.addAll(Collections.nCopies(take.cost(), take.at()));
                    assertThat(WindowOracle.countAt(take.at(), own)).isLessThanOrEqualTo(take.limit());
                } else {
                    assertThat(WindowOracle.countAt(take.at(), own) + take.cost()).isGreaterThan(take.limit());
                }
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void aRefusedRequestFitsExactlyWhenItWasToldTo(@ForAll(supplier = Schedules.OfChangingLimits.class) List<Take> takes,
            @ForAll @IntRange(min = 1, max = 6) int limit, @ForAll @IntRange(min = 1, max = 6) int cost) {
        Assume.that(cost <= limit);
        try (ClockedWindows windows = new ClockedWindows()) {
            windows.takeAll(takes);
            Take last = new Take("s0", limit, cost, takes.getLast().at());
            List<Reply> replies = windows.takeAll(Collections.nCopies(limit + 1, last));

            long retryAt = last.at() + replies.getLast().retry();
            List<Reply> repeated = windows.takeAll(List.of(last.at(retryAt - 1), last.at(retryAt)));

            assertThat(replies.getLast().admitted()).isFalse();
            assertThat(replies.getLast().retry()).isBetween(1L, WINDOW_MICROS);
            assertThat(repeated).extracting(Reply::admitted).containsExactly(false, true);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyWindowEndsByItself(@ForAll(supplier = Schedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            for (Take take : takes) {
                boolean counted = windows.take(take).admitted() && take.cost() > 0;

                long millis = windows.redis().pttl(windows.key(take.subject()));

                assertThat(millis).isNotEqualTo(-1).isLessThanOrEqualTo(68_500);
                assertThat(!counted || millis > 60_000).as("outlives its last admission").isTrue();
            }
        }
    }
}
