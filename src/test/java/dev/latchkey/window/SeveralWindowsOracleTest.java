package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The production script on a real Redis, where requests have several windows, under thousands of random schedules. */
class SeveralWindowsOracleTest {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void everyAnswerIsTheOracles(@ForAll(supplier = PartSchedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            WindowOracle oracle = new WindowOracle();

            List<Reply> replies = windows.takeAll(takes);

            assertThat(replies).isEqualTo(takes.stream().map(oracle::take).toList());
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void requestsInOneCallAreAnsweredAsOneAfterAnother(
            @ForAll(supplier = PartSchedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            WindowOracle oracle = new WindowOracle();
            for (List<Take> moment : Schedules.moments(takes)) {
                List<Reply> replies = windows.takeTogether(moment);

                assertThat(replies).isEqualTo(ClockedWindows.together(moment).stream().map(oracle::take).toList());
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void noIntervalOfAnyWindowHoldsMoreThanItsLimitAndOnlyAFullOneRefuses(
            @ForAll(supplier = PartSchedules.OfOneLimit.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            List<Reply> replies = windows.takeAll(takes);

            Map<String, List<Long>> admitted = new HashMap<>();
            for (int i = 0; i < takes.size(); i++) {
                Take take = takes.get(i);
                Reply reply = replies.get(i);
                if (reply.admitted()) {
                    take.bounds().enforced().forEach(bound -> assertAdmitted(take, bound, admitted(admitted, "", bound)));
                    for (int place = 1; place <= take.bounds().shadow().size(); place++) {
                        Bound bound = take.bounds().shadow().get(place - 1);
                        if (reply.shadowRefusals().contains(place)) {
                            assertFull(take, bound, admitted(admitted, "shadow", bound));
                        } else {
                            assertAdmitted(take, bound, admitted(admitted, "shadow", bound));
                        }
                    }
                } else {
                    Bound by = take.bounds().enforced().get(reply.refusing() - 1);
                    assertFull(take, by, admitted(admitted, "", by));
                }
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void aRefusedRequestFitsExactlyWhenItWasToldTo(
            @ForAll(supplier = PartSchedules.OfChangingLimits.class) List<Take> takes,
            @ForAll @IntRange(min = 1, max = 6) int cost) {
        Take last = takes.getLast();
        int least = last.bounds().enforced().stream().mapToInt(bound -> bound.limit().requests()).min().orElseThrow();
        Assume.that(cost <= least);
        try (ClockedWindows windows = new ClockedWindows()) {
            windows.takeAll(takes);
            Take more = new Take(last.subject(), last.bounds(), cost, last.at());
            Reply refused = windows.takeAll(Collections.nCopies(least + 1, more)).getLast();

            long retryAt = more.at() + refused.retry();
            List<Reply> repeated = windows.takeAll(List.of(more.at(retryAt - 1), more.at(retryAt)));

            assertThat(refused.admitted()).isFalse();
            assertThat(repeated).extracting(Reply::admitted).containsExactly(false, true);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyWindowEndsByItself(@ForAll(supplier = PartSchedules.OfChangingLimits.class) List<Take> takes) {
        try (ClockedWindows windows = new ClockedWindows()) {
            for (Take take : takes) {
                windows.take(take);

                List<Bound> bounds = Stream.concat(take.bounds().enforced().stream(), take.bounds().shadow().stream()).toList();
                for (int i = 0; i < bounds.size(); i++) {
                    assertThat(windows.redis().pttl(windows.keys(take).get(i))).isNotEqualTo(-1)
                            .isLessThanOrEqualTo(bounds.get(i).limit().window().toMillis() * 9 / 8 + 1000);
                }
            }
        }
    }

    private static List<Long> admitted(Map<String, List<Long>> all, String kind, Bound bound) {
        return all.computeIfAbsent(kind + bound.part(), unknown -> new ArrayList<>());
    }

    private static void assertAdmitted(Take take, Bound bound, List<Long> admitted) {
        admitted.addAll(Collections.nCopies(take.cost(), take.at()));
        assertThat(count(take, bound, admitted)).isLessThanOrEqualTo(bound.limit().requests());
    }

    private static void assertFull(Take take, Bound bound, List<Long> admitted) {
        assertThat(count(take, bound, admitted) + take.cost()).isGreaterThan(bound.limit().requests());
    }

    private static long count(Take take, Bound bound, List<Long> admitted) {
        return WindowOracle.countAt(take.at(), admitted, bound.limit().window().toNanos() / 1000);
    }
}
