package dev.latchkey.usage.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.latchkey.usage.Unwritten;

/**
 * The last that this instance has seen of counters that Redis keeps, until it is written. Redis has them too; so what can't be
 * kept here is left to the {@link Sweep}, and is not lost.
 */
final class CallCounters {

    /** Some hundred megabytes. It takes hours without PostgreSQL to get there. */
    static final int MOST = 500_000;

    private final ConcurrentMap<Counter, Long> unwritten = new ConcurrentHashMap<>();

    /** A counter was seen to stand there. Whichever word comes last, the greatest holds. */
    void seen(Counter counter, long total) {
        if (unwritten.size() < MOST || unwritten.containsKey(counter)) {
            unwritten.merge(counter, total, Math::max);
        }
    }

    /** Takes all that were seen: they are the caller's to write. */
    Map<Counter, Long> take() {
        return Unwritten.takeFrom(unwritten);
    }

    /** Puts back what could not be written. */
    void putBack(Map<Counter, Long> taken) {
        taken.forEach(this::seen);
    }
}
