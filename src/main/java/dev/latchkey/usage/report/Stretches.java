package dev.latchkey.usage.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Stretches of time that follow each other, as the table of counters has to be read for them: by whole UTC hours, and by
 * minutes in the hours in which one ends and another begins.
 *
 * @param boundaries the beginning of each, and the end of the last; ascending, at least two
 */
record Stretches(List<Instant> boundaries) {

    int count() {
        return boundaries.size() - 1;
    }

    /** The hours in which there is a boundary, other than at their beginning. */
    List<Instant> dividedHours() {
        return boundaries.stream().filter(boundary -> !boundary.equals(hour(boundary))).map(Stretches::hour).distinct()
                .toList();
    }

    /** The first whole hour to read. */
    Instant firstHour() {
        return hour(boundaries.getFirst());
    }

    /** Where the hours to read by their totals end; at {@link #firstHour()} if all are divided. */
    Instant endOfHours() {
        Instant end = boundaries.getLast();
        long hours = Duration.between(firstHour(), hour(end)).toHours() + (end.equals(hour(end)) ? 0 : 1);
        return dividedHours().size() == hours ? firstHour() : end;
    }

    private static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
