package dev.latchkey.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The boundaries of periods that follow each other by calendar months. Each is counted from the anchor, and not from the one
 * before it: what begins on 31 January goes on at the end of February, and on 31 March again. Local time stays the same
 * across daylight-saving changes; a local time that does not exist that day comes later by the length of the gap, and of one
 * that exists twice it is the one with the anchor's offset if there is such, else the earlier.
 *
 * @param anchor a boundary
 * @param zone in whose days and months they are counted
 */
record Months(Instant anchor, ZoneId zone) {

    /**
     * How a period goes on. A calendar month is followed by others like it, counted from its start; anything else, such as a
     * trial of 14 days, by months from its end.
     */
    static Months following(Instant start, Instant end, ZoneId zone) {
        Months fromStart = new Months(start, zone);
        return fromStart.boundary(1).equals(end) ? fromStart : new Months(end, zone);
    }

    /** Negative numbers lie before the anchor. */
    Instant boundary(long number) {
        return anchor.atZone(zone).plusMonths(number).toInstant();
    }

    /** These, if that is one of their boundaries; else those that begin there: the merchant has moved to another time zone. */
    Months goingOnAt(Instant end) {
        return boundary(numberOf(end)).equals(end) ? this : new Months(end, zone);
    }

    /** The first boundary that comes later. */
    Instant after(Instant time) {
        return boundary(numberOf(time) + 1);
    }

    /** The number of the last boundary that is not later. */
    private long numberOf(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        // Clamped days and changed offsets can make this estimate wrong by one.
        long number = ChronoUnit.MONTHS.between(anchor.atZone(zone), local) + 1;
        while (boundary(number).isAfter(time)) {
            number--;
        }
        return number;
    }
}
