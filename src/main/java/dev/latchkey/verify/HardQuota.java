package dev.latchkey.verify;

import java.time.Duration;
import java.time.Instant;

import dev.latchkey.window.Quota;

/**
 * A plan's quota that is not to be exceeded, for any price.
 *
 * @param calls how many in a period
 * @param periodStart when the period began of which PostgreSQL tells
 * @param periodEnd when it ends, and the next one begins if the contract goes on
 */
record HardQuota(long calls, Instant periodStart, Instant periodEnd) {

    /**
     * Periods that begin by themselves are months. Of this one only the beginning is known, and it is told of within seconds.
     */
    private static final Duration LONGEST_MONTH = Duration.ofDays(31);

    /** The quota of the period that time is in: a request may be the next period's first, before PostgreSQL tells of it. */
    Quota at(Instant time) {
        return time.isBefore(periodEnd) ? new Quota(calls, periodStart, periodEnd)
                : new Quota(calls, periodEnd, periodEnd.plus(LONGEST_MONTH));
    }
}
