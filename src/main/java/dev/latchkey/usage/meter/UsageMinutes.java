package dev.latchkey.usage.meter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/**
 * Writes what was just counted, a minute or two of many rows, into the same table as {@link UsageHours}, which merges whole
 * hours. That costs PostgreSQL four times as much for a row: of all that an instance does for a request, it was the dearest.
 */
@ApplicationScoped
class UsageMinutes {

    /** Of two words on a minute the greater is true. Rows of which nothing new is told are left alone. */
    private static final String WRITE = """
            INSERT INTO usage_hours AS known (merchant_id, hour, key_id, kind, epoch, minutes)
            SELECT merchant_id, $1, key_id, kind, epoch,
                   array_fill(NULL::bigint, ARRAY[$2::integer - 1]) || count || array_fill(NULL::bigint, ARRAY[60 - $2::integer])
            FROM unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::bigint[])
                AS counted (merchant_id, key_id, kind, epoch, count)
            ON CONFLICT (merchant_id, hour, key_id, kind, epoch) DO UPDATE
            SET minutes[$2::integer] = excluded.minutes[$2::integer]
            WHERE coalesce(known.minutes[$2::integer], 0) < excluded.minutes[$2::integer]
            """;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3600;
    /** Rows of one statement: a message of some hundred kilobytes. */
    private static final int MOST_ROWS = 500;
    /** That of the table's primary key, so that two instances that write at the same time don't wait for each other in turn. */
    private static final Comparator<Counted> ORDER = Comparator.comparing(Counted::merchantId)
            .thenComparing(Counted::keyId).thenComparing(Counted::kind).thenComparing(Counted::epoch);

    private final Pool pool;

    UsageMinutes(Pool pool) {
        this.pool = pool;
    }

    /** Writes what is new of these. May be repeated, and by several instances at once, in any order. */
    Uni<Void> write(Map<Counter, Long> counts) {
        return Multi.createFrom().iterable(statements(counts))
                .onItem().transformToUniAndConcatenate(statement -> pool.preparedQuery(WRITE).execute(statement.parameters()))
                .onItem().ignoreAsUni();
    }

    private static List<Statement> statements(Map<Counter, Long> counts) {
        Map<Long, List<Counted>> byMinute = counts.entrySet().stream().collect(Collectors.groupingBy(
                count -> count.getKey().minute(), TreeMap::new,
                Collectors.mapping(count -> new Counted(count.getKey(), count.getValue()), Collectors.toList())));
        List<Statement> statements = new ArrayList<>();
        byMinute.forEach((minute, rows) -> {
            rows.sort(ORDER);
            for (int from = 0; from < rows.size(); from += MOST_ROWS) {
                statements.add(new Statement(minute, rows.subList(from, Math.min(from + MOST_ROWS, rows.size()))));
            }
        });
        return statements;
    }

    private record Counted(Counter counter, long count) {

        String merchantId() {
            return counter.merchantId();
        }

        UUID keyId() {
            return counter.keyId();
        }

        String kind() {
            return counter.kind();
        }

        String epoch() {
            return counter.epoch();
        }
    }

    /** @param minute of all rows, since 1970 */
    private record Statement(long minute, List<Counted> rows) {

        Tuple parameters() {
            long second = minute * SECONDS_OF_MINUTE;
            Tuple parameters = Tuple.tuple();
            parameters.addValue(Instant.ofEpochSecond(second - Math.floorMod(second, (long) SECONDS_OF_HOUR))
                    .atOffset(ZoneOffset.UTC));
            parameters.addValue(1 + Math.floorMod(minute, Counter.MINUTES_OF_HOUR));
            parameters.addValue(column(Counted::merchantId).toArray(String[]::new));
            parameters.addValue(column(Counted::keyId).toArray(UUID[]::new));
            parameters.addValue(column(Counted::kind).toArray(String[]::new));
            parameters.addValue(column(Counted::epoch).toArray(String[]::new));
            parameters.addValue(column(Counted::count).toArray(Long[]::new));
            return parameters;
        }

        private <T> Stream<T> column(Function<Counted, T> cell) {
            return rows.stream().map(cell);
        }
    }
}
