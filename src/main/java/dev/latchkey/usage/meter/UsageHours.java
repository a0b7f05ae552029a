package dev.latchkey.usage.meter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The counters in PostgreSQL, for good: whole hours of them, as Redis has them. */
@ApplicationScoped
class UsageHours {

    /** Of two words on a minute the greater is true. Rows of which nothing new is told are left alone. */
    private static final String WRITE = """
            INSERT INTO usage_hours AS known (merchant_id, hour, key_id, kind, epoch, minutes)
            SELECT merchant_id, hour, key_id, kind, epoch, minutes::bigint[]
            FROM unnest($1::text[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[])
                AS counted (merchant_id, hour, key_id, kind, epoch, minutes)
            ON CONFLICT (merchant_id, hour, key_id, kind, epoch) DO UPDATE
            SET minutes = greater_of(known.minutes, excluded.minutes)
            WHERE greater_of(known.minutes, excluded.minutes) <> known.minutes
            """;
    private static final String CALLS_SINCE = """
            SELECT coalesce(sum(CASE WHEN hour >= $2 THEN total ELSE total_of(minutes[$3:60]) END), 0)::bigint
            FROM usage_hours WHERE merchant_id = $1 AND hour >= date_trunc('hour', $2, 'UTC') AND kind = 'CALLS'
            """;
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int SECONDS_OF_MINUTE = 60;
    /** Rows of one statement: a message of some hundred kilobytes. */
    static final int MOST_ROWS = 500;

    private final Pool pool;

    UsageHours(Pool pool) {
        this.pool = pool;
    }

    /** Writes what is new of these. May be repeated, and by several instances at once, in any order. */
    Uni<Void> write(Map<Counter, Long> counts) {
        return Multi.createFrom().iterable(rows(counts).entrySet())
                .group().intoLists().of(MOST_ROWS)
                .onItem().transformToUniAndConcatenate(rows -> pool.preparedQuery(WRITE).execute(columns(rows)))
                .onItem().ignoreAsUni();
    }

    /** The calls of a merchant that are stored, of that time's minute and all later ones. */
    Uni<Long> callsSince(String merchantId, Instant since) {
        int firstMinute = 1 + (int) Math.floorMod(Math.floorDiv(since.getEpochSecond(), SECONDS_OF_MINUTE), 60L);
        return pool.preparedQuery(CALLS_SINCE)
                .execute(Tuple.of(merchantId, since.atOffset(ZoneOffset.UTC), firstMinute))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Sorted, so that two instances that write at the same time don't wait for each other in turn.
     *
     * @return the minutes of each row, as PostgreSQL writes an array
     */
    private static SortedMap<UsageHour, String> rows(Map<Counter, Long> counts) {
        Map<UsageHour, Map<Integer, Long>> minutes = counts.entrySet().stream().collect(Collectors.groupingBy(
                count -> count.getKey().row(), Collectors.toMap(count -> count.getKey().minuteOfHour(), Map.Entry::getValue)));
        SortedMap<UsageHour, String> rows = new TreeMap<>();
        minutes.forEach((row, counted) -> rows.put(row, Stream.iterate(0, minute -> minute + 1).limit(Counter.MINUTES_OF_HOUR)
                .map(minute -> counted.containsKey(minute) ? counted.get(minute).toString() : "NULL")
                .collect(Collectors.joining(",", "{", "}"))));
        return rows;
    }

    private static Tuple columns(List<Map.Entry<UsageHour, String>> rows) {
        Tuple columns = Tuple.tuple();
        columns.addValue(column(rows, row -> row.getKey().merchantId()).toArray(String[]::new));
        columns.addValue(column(rows, row -> beginning(row.getKey())).toArray(OffsetDateTime[]::new));
        columns.addValue(column(rows, row -> row.getKey().keyId()).toArray(UUID[]::new));
        columns.addValue(column(rows, row -> row.getKey().kind()).toArray(String[]::new));
        columns.addValue(column(rows, row -> row.getKey().epoch()).toArray(String[]::new));
        columns.addValue(column(rows, Map.Entry::getValue).toArray(String[]::new));
        return columns;
    }

    private static <T> Stream<T> column(List<Map.Entry<UsageHour, String>> rows,
            Function<Map.Entry<UsageHour, String>, T> cell) {
        return rows.stream().map(cell);
    }

    static OffsetDateTime beginning(UsageHour row) {
        return Instant.ofEpochSecond(row.hour() * SECONDS_OF_HOUR).atOffset(ZoneOffset.UTC);
    }
}
