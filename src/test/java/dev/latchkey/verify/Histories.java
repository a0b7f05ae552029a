package dev.latchkey.verify;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random orders of what can happen to the cache, each step at any time of the others. */
final class Histories implements ArbitrarySupplier<List<Histories.Step>> {

    static final int HASHES = 3;
    private static final int LONGEST = 80;

    /** What happens. */
    enum What {
        /** A request asks for a key. */
        FIND,
        /** A key changes in the store, which sends a notice. */
        CHANGE,
        /** A key comes or goes in the store, which sends a notice. */
        COME_OR_GO,
        /** The oldest notice arrives. */
        NOTICE,
        /** The oldest notice is lost. */
        LOST_NOTICE,
        /** A load ends, with what the store had when it began. */
        ANSWER,
        /** A load ends, with what the store has now. */
        ANSWER_LATE,
        /** A load ends without an answer. */
        FAIL,
        /** Time passes. */
        PASS,
        /** The connection that listens is lost, and all notices with it until there is one again. */
        DEAF,
        /** There is one again. */
        HEAR
    }

    /**
     * @param which the hash, or the load, that it happens to
     * @param time how long it takes where time passes
     */
    record Step(What what, int which, Duration time) {
    }

    @Override
    public Arbitrary<List<Step>> get() {
        return Combinators.combine(whats(), Arbitraries.integers().between(0, HASHES - 1), times()).as(Step::new)
                .list().ofMinSize(1).ofMaxSize(LONGEST);
    }

    private static Arbitrary<What> whats() {
        return Arbitraries.frequency(Tuple.of(30, What.FIND), Tuple.of(12, What.CHANGE), Tuple.of(3, What.COME_OR_GO),
                Tuple.of(14, What.NOTICE), Tuple.of(1, What.LOST_NOTICE), Tuple.of(20, What.ANSWER),
                Tuple.of(6, What.ANSWER_LATE), Tuple.of(3, What.FAIL), Tuple.of(8, What.PASS), Tuple.of(1, What.DEAF),
                Tuple.of(2, What.HEAR));
    }

    private static Arbitrary<Duration> times() {
        Duration instant = Duration.ofNanos(1);
        return Arbitraries.of(instant, Duration.ofMillis(300), Duration.ofSeconds(1).minus(instant), Duration.ofSeconds(1),
                Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(10).minus(instant),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2), Duration.ofMinutes(5));
    }
}
