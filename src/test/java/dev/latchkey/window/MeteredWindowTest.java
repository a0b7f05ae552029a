package dev.latchkey.window;

import static dev.latchkey.window.Schedules.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The production script on a real Redis: what it counts on accounts, and what of a quota it admits. */
class MeteredWindowTest {

    private static final long HOUR = 3_600_000_000L;

    private final ClockedWindows windows = new ClockedWindows();

    @AfterEach
    void forget() {
        windows.close();
    }

    /** Whoever keeps the greatest word on each counter of each birth has the sum, even where Redis loses them in between. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theGreatestWordsAddUpToWhatWasAdmitted(@ForAll("steps") List<Step> steps) {
        try (ClockedWindows own = new ClockedWindows()) {
            Map<List<Object>, Long> greatest = new HashMap<>();
            Map<String, Long> admitted = new HashMap<>();
            long now = START;
            for (Step step : steps) {
                // No Redis is back within the microsecond in which it was lost.
                now += step.loss() ? step.gap() + 1 : step.gap();
                Take take = metered(step.account(), 5, step.cost(), now, Optional.empty());
                if (step.loss()) {
                    own.redis().del(own.counters(take));
                }
                Reply reply = own.take(take);
                reply.count().ifPresent(count -> greatest.merge(List.of(step.account(), count.minute(), count.born()),
                        count.total(), Math::max));
                if (reply.admitted()) {
                    admitted.merge(step.account(), (long) step.cost(), Long::sum);
                }
            }

            Map<String, Long> sums = new HashMap<>();
            greatest.forEach((counter, total) -> sums.merge((String) counter.getFirst(), total, Long::sum));
            admitted.values().removeIf(cost -> cost == 0);
            assertThat(sums).isEqualTo(admitted);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void ofAQuotaExactlyAsMuchAsFitsIsAdmitted(@ForAll("steps") List<Step> steps) {
        try (ClockedWindows own = new ClockedWindows()) {
            Quota quota = new Quota(12, Instant.ofEpochSecond(7), Instant.ofEpochSecond(4_000_000_000L));
            long used = 3;
            long now = START;
            for (Step step : steps) {
                now += step.gap();
                Take take = metered(step.account(), 5, step.cost(), now, Optional.of(quota));
                Reply reply = own.take(take);
                if (reply.equals(Reply.ASKS_FOR_USE)) {
                    assertThat(used).as("asked once").isEqualTo(3);
                    assertThat(step.cost()).as("a look asks nothing").isPositive();
                    reply = own.take(take, used);
                }
                assertThat(reply.refusing() == 2).as("refused for the quota")
                        .isEqualTo(step.cost() > 0 && reply.refusing() != 1 && used + step.cost() > 12);
                used += reply.admitted() ? step.cost() : 0;
            }
            assertThat(used).isLessThanOrEqualTo(12);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void requestsInOneCallAreCountedAsOneAfterAnother(@ForAll("steps") List<Step> steps) {
        Quota quota = new Quota(12, Instant.ofEpochSecond(7), Instant.ofEpochSecond(4_000_000_000L));
        List<Take> takes = new ArrayList<>();
        long now = START;
        for (Step step : steps) {
            now += step.gap() / 2 * 2;
            takes.add(metered(step.account(), 5, step.cost(), now, step.loss() ? Optional.empty() : Optional.of(quota)));
        }
        try (ClockedWindows oneCall = new ClockedWindows(); ClockedWindows oneByOne = new ClockedWindows()) {
            Take first = metered("a", 5, 1, START, Optional.of(quota));
            oneCall.take(first, 2);
            oneByOne.take(first, 2);

            List<List<Take>> moments = Schedules.moments(takes);

            assertThat(moments.stream().map(oneCall::takeTogether).toList())
                    .isEqualTo(moments.stream().map(ClockedWindows::together).map(oneByOne::takeAll).toList());
        }
    }

    @Test
    void admissionsAreCountedByKeyAndMinuteInAHashOfTheirHour() {
        Take first = metered("a", 9, 1, START, Optional.empty());
        windows.takeAll(List.of(first, metered("b", 9, 2, START, Optional.empty()), first));

        Map<String, String> fields = windows.redis().hgetAll(windows.counters(first));

        long minute = START / 60_000_000 % 60;
        assertThat(fields).isEqualTo(Map.of("born", Long.toString(START), "a/" + minute, "2", "b/" + minute, "2"));
        assertThat(windows.redis().ttl(windows.counters(first))).isBetween(1L, 35L * 24 * 3600);
    }

    @Test
    void whatIsRefusedOrCostsNothingIsNotCounted() {
        List<Reply> replies = windows.takeAll(List.of(metered("a", 2, 2, START, Optional.empty()),
                metered("a", 2, 1, START, Optional.empty()), metered("a", 2, 0, START, Optional.empty())));

        assertThat(replies).extracting(reply -> reply.count().map(Count::total)).containsExactly(Optional.of(2L),
                Optional.empty(), Optional.empty());
        assertThat(windows.redis().hvals(windows.counters(metered("a", 2, 1, START, Optional.empty())))).contains("2");
    }

    @Test
    void anHourBeginsItsCountersAnew() {
        List<Count> counts = new ArrayList<>();
        for (long at : new long[] { START, START + 1, START / HOUR * HOUR + HOUR }) {
            counts.add(windows.take(metered("a", 9, 1, at, Optional.empty())).count().orElseThrow());
        }

        assertThat(counts).extracting(Count::total).containsExactly(1L, 2L, 1L);
        assertThat(counts.get(1).born()).isEqualTo(START);
        assertThat(counts.get(2).hour()).isEqualTo(counts.get(0).hour().plusSeconds(3600));
        assertThat(counts.get(2).minuteOfHour()).isZero();
    }

    @Test
    void aQuotaThatRefusesTakesNothingFromTheWindowAndAsksAgainAfterALoss() {
        Quota quota = new Quota(1, Instant.ofEpochSecond(7), Instant.ofEpochSecond(4_000_000_000L));
        Take take = metered("a", 9, 1, START, Optional.of(quota));

        assertThat(windows.take(take)).isEqualTo(Reply.ASKS_FOR_USE);
        assertThat(windows.take(take, 1)).isEqualTo(new Reply(2, 0, List.of(9L, 0L), List.of()));
        assertThat(windows.take(take).refusing()).isEqualTo(2);
        windows.redis().del(windows.keys(take).getLast());
        assertThat(windows.take(take)).isEqualTo(Reply.ASKS_FOR_USE);
        assertThat(windows.take(take, 0).admitted()).isTrue();
        assertThat(windows.redis().ttl(windows.keys(take).getLast())).isPositive();
    }

    @Test
    void meteringTakesTwoCommandsMore() {
        Take take = metered("a", 9, 1, START, Optional.empty());
        windows.take(take);
        long before = windows.commands();

        windows.take(take);

        assertThat(windows.commands() - before).as("4 for the window, the birth, and the count").isEqualTo(6);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.oneOf(Schedules.gaps(), Arbitraries.of(0L, HOUR - 1, HOUR)),
                Arbitraries.of("a", "b"), Arbitraries.integers().between(0, 3), Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(6, false), net.jqwik.api.Tuple.of(1, true)))
                .as(Step::new).list().ofMinSize(1).ofMaxSize(40);
    }

    private static Take metered(String account, int limit, int cost, long at, Optional<Quota> quota) {
        return new Take("m", Bounds.ofWhole(Limit.perMinute(limit)), new Charge(cost, Optional.of(new Account(account, quota))),
                at);
    }

    /** @param loss whether Redis loses the current hour's counters before */
    record Step(long gap, String account, int cost, boolean loss) {
    }
}
