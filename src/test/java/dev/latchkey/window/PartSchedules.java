package dev.latchkey.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/**
 * Random requests of the parts of one subject, in the order of their times: of one that has a window of a minute, another that
 * has a shorter one, and a third. Any of the limits may be absent but the whole's.
 */
final class PartSchedules {

    static final String SUBJECT = "m";
    private static final List<Duration> LENGTHS = List.of(Limit.WINDOW, Duration.ofSeconds(20), Limit.WINDOW);

    private PartSchedules() {
    }

    /** The whole and each part keep their limits. */
    static final class OfOneLimit implements ArbitrarySupplier<List<Take>> {
        @Override
        public Arbitrary<List<Take>> get() {
            return Combinators.combine(wholes(), parts().list().ofSize(LENGTHS.size()), steps())
                    .as((whole, parts, steps) -> timed(steps, index -> whole, index -> parts.get(steps.get(index).part)));
        }
    }

    /** Limits are raised, lowered, lifted and set again on the way. */
    static final class OfChangingLimits implements ArbitrarySupplier<List<Take>> {
        @Override
        public Arbitrary<List<Take>> get() {
            return Combinators.combine(wholes().list().ofSize(Schedules.LONGEST), parts().list().ofSize(Schedules.LONGEST),
                    steps()).as((wholes, parts, steps) -> timed(steps, wholes::get, parts::get));
        }
    }

    private static Arbitrary<Limits> wholes() {
        return Combinators.combine(Schedules.limits().map(limit -> limit + 2).map(Optional::of), maybeALimit()).as(Limits::new);
    }

    private static Arbitrary<Limits> parts() {
        return Combinators.combine(maybeALimit(), maybeALimit()).as(Limits::new);
    }

    private static Arbitrary<Optional<Integer>> maybeALimit() {
        return Schedules.limits().optional(0.6);
    }

    private static Arbitrary<List<Step>> steps() {
        return Combinators.combine(Schedules.gaps(), Arbitraries.integers().between(0, LENGTHS.size() - 1), Schedules.costs())
                .as(Step::new).list().ofMinSize(1).ofMaxSize(Schedules.LONGEST);
    }

    private static List<Take> timed(List<Step> steps, IntFunction<Limits> wholes, IntFunction<Limits> parts) {
        List<Take> takes = new ArrayList<>();
        long now = Schedules.START;
        for (Step step : steps) {
            now += step.gap;
            takes.add(new Take(SUBJECT, bounds(wholes.apply(takes.size()), parts.apply(takes.size()), step.part), step.cost,
                    now));
        }
        return takes;
    }

    private static Bounds bounds(Limits whole, Limits own, int part) {
        return new Bounds(bounds(whole.enforced, own.enforced, part), bounds(whole.shadow, own.shadow, part));
    }

    private static List<Bound> bounds(Optional<Integer> whole, Optional<Integer> own, int part) {
        return Stream.concat(whole.map(Limit::perMinute).map(Bound::ofWhole).stream(),
                own.map(limit -> new Bound("k:" + part, new Limit(limit, LENGTHS.get(part)))).stream()).toList();
    }

    private record Limits(Optional<Integer> enforced, Optional<Integer> shadow) {
    }

    private record Step(long gap, int part, int cost) {
    }
}
