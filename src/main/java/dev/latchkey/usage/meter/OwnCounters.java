package dev.latchkey.usage.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Counters that this instance keeps by itself: refusals, and bytes. They are absolute, like those of Redis, so that writing
 * them twice counts nothing twice; a crash loses what was counted since they were last written.
 */
final class OwnCounters {

    /** As many as of those that Redis keeps. Beyond, others are not counted until some are written. */
    private static final int MOST = CallCounters.MOST;

    /** Minutes after which nobody adds to a counter any more. */
    private static final int OVER = 2;

    private final Map<Counter, Tally> tallies = new ConcurrentHashMap<>();

    void add(Counter counter, long count) {
        if (tallies.size() < MOST || tallies.containsKey(counter)) {
            tallies.compute(counter, (same, tally) -> tally == null ? new Tally(count, 0) : tally.plus(count));
        }
    }

    /** Those that were not written as they stand now. They stay. */
    Map<Counter, Long> unwritten() {
        return tallies.entrySet().stream().filter(entry -> entry.getValue().isUnwritten())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().count()));
    }

    /**
     * These were written so. Those that were written as they stand, and are over, are forgotten.
     *
     * @param minute the current one, since 1970
     */
    void written(Map<Counter, Long> counts, long minute) {
        counts.forEach((counter, count) -> tallies.computeIfPresent(counter, (same, tally) -> tally.writtenAs(count)));
        tallies.entrySet().removeIf(entry -> entry.getKey().minute() < minute - OVER && !entry.getValue().isUnwritten());
    }

    private record Tally(long count, long written) {

        Tally plus(long more) {
            return new Tally(count + more, written);
        }

        Tally writtenAs(long total) {
            return new Tally(count, Math.max(written, total));
        }

        boolean isUnwritten() {
            return count > written;
        }
    }
}
