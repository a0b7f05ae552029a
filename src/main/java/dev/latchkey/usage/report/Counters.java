package dev.latchkey.usage.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the table of counters. Asks nobody's permission. */
@ApplicationScoped
class Counters {

    /**
     * Of whole hours the total, of the others each minute. The stretches' boundaries are $2; what lies before the first is in
     * 0, what lies behind the last in as many as there are boundaries.
     */
    private static final String QUERY = """
            SELECT width_bucket(hour, $2::timestamptz[]) AS stretch, CASE WHEN $6 THEN key_id END AS key, kind,
                   sum(total)::bigint AS count
            FROM usage_hours
            WHERE merchant_id = $1 AND hour >= $3 AND hour < $4 AND hour <> ALL ($5::timestamptz[])
              AND ($7::uuid IS NULL OR key_id = $7) AND ($8::text[] IS NULL OR kind = ANY ($8))
            GROUP BY 1, 2, 3
            UNION ALL
            SELECT width_bucket(hour + (minute - 1) * interval '1 minute', $2::timestamptz[]),
                   CASE WHEN $6 THEN key_id END, kind, sum(count)::bigint
            FROM usage_hours CROSS JOIN unnest(minutes) WITH ORDINALITY AS counted (count, minute)
            WHERE merchant_id = $1 AND hour = ANY ($5::timestamptz[]) AND count IS NOT NULL
              AND ($7::uuid IS NULL OR key_id = $7) AND ($8::text[] IS NULL OR kind = ANY ($8))
            GROUP BY 1, 2, 3
            """;

    private final Pool pool;

    Counters(Pool pool) {
        this.pool = pool;
    }

    /** All that was counted of a merchant in these stretches. Of one stretch and kind there may be several. */
    Uni<List<Counted>> read(MerchantId merchant, Stretches stretches, Optional<UUID> key, boolean byKey) {
        return read(merchant, stretches, key, byKey, null);
    }

    /** How much a merchant used in these stretches, without what was refused. */
    Uni<List<Counted>> readUse(MerchantId merchant, Stretches stretches) {
        return read(merchant, stretches, Optional.empty(), false, new String[] { Counted.CALLS, Counted.BYTES });
    }

    private Uni<List<Counted>> read(MerchantId merchant, Stretches stretches, Optional<UUID> key, boolean byKey,
            String[] kinds) {
        Tuple parameters = Tuple.tuple().addString(merchant.value()).addValue(times(stretches.boundaries()))
                .addOffsetDateTime(time(stretches.firstHour())).addOffsetDateTime(time(stretches.endOfHours()))
                .addValue(times(stretches.dividedHours())).addBoolean(byKey).addUUID(key.orElse(null)).addValue(kinds);
        return pool.preparedQuery(QUERY).execute(parameters).map(rows -> counted(rows, stretches.count()));
    }

    private static List<Counted> counted(RowSet<Row> rows, int stretches) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Counted(row.getInteger("stretch") - 1, row.getUUID("key"), row.getString("kind"),
                        row.getLong("count")))
                .filter(counted -> counted.stretch() >= 0 && counted.stretch() < stretches)
                .toList();
    }

    private static OffsetDateTime[] times(List<Instant> times) {
        return times.stream().map(Counters::time).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
