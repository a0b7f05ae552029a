package dev.latchkey.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random requests in the order of their times: bursts, silences, and steps to just before, at and after a boundary. */
final class Schedules {

    static final long START = 1_790_000_000_000_000L;
    static final int LONGEST = 60;

    private Schedules() {
    }

    /** Each subject keeps its limit. */
    static final class OfOneLimit implements ArbitrarySupplier<List<Take>> {
        @Override
        public Arbitrary<List<Take>> get() {
            return Combinators.combine(limits().list().ofSize(3), steps())
                    .as((limits, steps) -> timed(steps, (index, subject) -> limits.get(subject)));
        }
    }

    /** Limits are raised and lowered on the way. */
    static final class OfChangingLimits implements ArbitrarySupplier<List<Take>> {
        @Override
        public Arbitrary<List<Take>> get() {
            return Combinators.combine(limits().list().ofSize(LONGEST), steps())
                    .as((limits, steps) -> timed(steps, (index, subject) -> limits.get(index)));
        }
    }

    /** Those that come at the same time together. */
    static List<List<Take>> moments(List<Take> takes) {
        List<List<Take>> moments = new ArrayList<>();
        for (Take take : takes) {
            if (moments.isEmpty() || moments.getLast().getFirst().at() != take.at()) {
                moments.add(new ArrayList<>());
            }
            moments.getLast().add(take);
        }
        return moments;
    }

    /** Microseconds from one request to the next. */
    static Arbitrary<Long> gaps() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(0L, 1L)),
                Tuple.of(3, Arbitraries.of(59_999_999L, 60_000_000L, 60_000_001L)),
                Tuple.of(3, Arbitraries.of(20_000_000L, 29_999_999L, 30_000_000L, 30_000_001L)),
                Tuple.of(4, Arbitraries.longs().between(0, 5_000_000)),
                Tuple.of(1, Arbitraries.longs().between(0, 3_600_000_000L)));
    }

    static Arbitrary<Integer> limits() {
        return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.integers().between(1, 6)),
                Tuple.of(1, Arbitraries.of(30, 300)));
    }

    static Arbitrary<Integer> costs() {
        return Arbitraries.frequencyOf(Tuple.of(14, Arbitraries.just(1)), Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(2, 5)), Tuple.of(1, Arbitraries.integers().between(6, 400)));
    }

    private static Arbitrary<List<Step>> steps() {
        return Combinators.combine(gaps(), Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 2)), costs())
                .as(Step::new).list().ofMinSize(1).ofMaxSize(LONGEST);
    }

    private static List<Take> timed(List<Step> steps, IntBinaryOperator limitByIndexAndSubject) {
        List<Take> takes = new ArrayList<>();
        long now = START;
        for (Step step : steps) {
            now += step.gap;
            int limit = limitByIndexAndSubject.applyAsInt(takes.size(), step.subject);
            takes.add(new Take("s" + step.subject, limit, step.cost, now));
        }
        return takes;
    }

    private record Step(long gap, int subject, int cost) {
    }
}
