package dev.latchkey.usage.meter;

import java.util.UUID;

/**
 * What is counted in one minute. Within its epoch a counter only grows, so of two words on it the greater is true; those of
 * different epochs add up.
 *
 * @param kind {@link #CALLS}, {@link #BYTES}, or the reason for which requests were refused
 * @param epoch who counts: the birth of the counters in Redis, or an instance
 * @param minute since 1970
 */
record Counter(String merchantId, UUID keyId, String kind, String epoch, long minute) {

    /** Admitted requests, by their cost. */
    static final String CALLS = "CALLS";

    /** Of the answers to admitted requests, without their header fields. */
    static final String BYTES = "BYTES";

    static final int MINUTES_OF_HOUR = 60;

    /** Since 1970. */
    long hour() {
        return Math.floorDiv(minute, MINUTES_OF_HOUR);
    }

    int minuteOfHour() {
        return Math.floorMod(minute, MINUTES_OF_HOUR);
    }

    /** The row that it stands in, with those of its hour. */
    UsageHour row() {
        return new UsageHour(merchantId, hour(), keyId, kind, epoch);
    }
}
