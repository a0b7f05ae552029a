package dev.latchkey.usage.meter;

import java.util.ArrayList;
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

    // Sorted by row, so that two instances that write at the same time don't wait for each other in turn.
    private static List<Statement> statements(Map<Counter, Long> counts) {
        Map<Long, SortedMap<UsageHour, Long>> byMinute = counts.entrySet().stream().collect(Collectors.groupingBy(
                count -> count.getKey().minute(), TreeMap::new,
                Collectors.toMap(count -> count.getKey().row(), Map.Entry::getValue, Math::max, TreeMap::new)));
        List<Statement> statements = new ArrayList<>();
        byMinute.forEach((minute, sorted) -> {
            List<Map.Entry<UsageHour, Long>> rows = List.copyOf(sorted.entrySet());
            for (int from = 0; from < rows.size(); from += UsageHours.MOST_ROWS) {
                statements.add(new Statement(minute,
                        rows.subList(from, Math.min(from + UsageHours.MOST_ROWS, rows.size()))));
            }
        });
        return statements;
    }

    /** @param minute of all rows, since 1970, and so of one hour */
    private record Statement(long minute, List<Map.Entry<UsageHour, Long>> rows) {

        Tuple parameters() {
            Tuple parameters = Tuple.tuple();
            parameters.addValue(UsageHours.beginning(rows.getFirst().getKey()));
            parameters.addValue(1 + Math.floorMod(minute, Counter.MINUTES_OF_HOUR));
            parameters.addValue(column(UsageHour::merchantId).toArray(String[]::new));
            parameters.addValue(column(UsageHour::keyId).toArray(UUID[]::new));
            parameters.addValue(column(UsageHour::kind).toArray(String[]::new));
            parameters.addValue(column(UsageHour::epoch).toArray(String[]::new));
            parameters.addValue(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new));
            return parameters;
        }

        private <T> Stream<T> column(Function<UsageHour, T> cell) {
            return rows.stream().map(Map.Entry::getKey).map(cell);
        }
    }
}
