package dev.latchkey.usage.meter;

import java.util.Comparator;
import java.util.UUID;

/**
 * A row of the table: the counters of one hour that differ in their minute only. In the order of the table's primary key.
 *
 * @param hour since 1970
 */
record UsageHour(String merchantId, long hour, UUID keyId, String kind, String epoch) implements Comparable<UsageHour> {

    private static final Comparator<UsageHour> ORDER = Comparator.comparing(UsageHour::merchantId)
            .thenComparingLong(UsageHour::hour).thenComparing(UsageHour::keyId).thenComparing(UsageHour::kind)
            .thenComparing(UsageHour::epoch);

    @Override
    public int compareTo(UsageHour other) {
        return ORDER.compare(this, other);
    }
}
