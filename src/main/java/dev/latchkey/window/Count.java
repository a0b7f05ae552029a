package dev.latchkey.window;

import java.time.Instant;

/**
 * How an account's counter of one minute stands after a request was counted on it. While Redis keeps its data it only grows.
 *
 * @param minute since 1970, by Redis' clock
 * @param born when the counters of that hour were born, in microseconds since 1970 by Redis' clock: others, if Redis had lost
 *        them
 * @param total what it counts now
 */
public record Count(long minute, long born, long total) {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int SECONDS_OF_HOUR = 3600;

    /** The beginning of its hour in UTC. */
    public Instant hour() {
        return Instant.ofEpochSecond(Math.floorDiv(minute, MINUTES_OF_HOUR) * SECONDS_OF_HOUR);
    }

    /** Which of its hour's minutes it is, from 0. */
    public int minuteOfHour() {
        return Math.floorMod(minute, MINUTES_OF_HOUR);
    }
}
