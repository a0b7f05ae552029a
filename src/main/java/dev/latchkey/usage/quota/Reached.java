package dev.latchkey.usage.quota;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

import dev.latchkey.merchant.MerchantId;
import io.vertx.mutiny.sqlclient.Row;

/**
 * That so much of a quota was used.
 *
 * @param percent which threshold that is
 * @param used calls, or bytes, in the period so far
 * @param quota of the whole period
 */
record Reached(MerchantId merchant, Instant periodStart, Instant periodEnd, Measure measure, int percent, long used,
        long quota) {

    static Reached of(Row row) {
        return new Reached(new MerchantId(row.getString("merchant_id")), time(row, "period_start"), time(row, "period_end"),
                Measure.valueOf(row.getString("measure")), row.getInteger("percent"), row.getLong("used"),
                row.getLong("quota"));
    }

    Map<String, Object> facts() {
        return Map.of("measure", measure.word(), "percent", percent, "used", used, "quota", quota, "periodStart", periodStart);
    }

    /** The same for whoever does not know which merchant and period it is about. */
    Map<String, Object> data() {
        Map<String, Object> data = new HashMap<>(facts());
        data.put("merchantId", merchant.value());
        data.put("periodEnd", periodEnd);
        return data;
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant();
    }
}
