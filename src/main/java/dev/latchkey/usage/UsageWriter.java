package dev.latchkey.usage;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Writes what was noted in this instance, one statement for all keys, every few seconds and at the end. Rows are written in
 * the order of their keys, so that two instances that write at the same time don't wait for each other in turn.
 */
@ApplicationScoped
public class UsageWriter {

    /** Of two instances' words the later counts, whichever comes first. */
    private static final String USES = """
            INSERT INTO key_uses AS known (key_id, last_used_at, last_used_from)
            SELECT used.* FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS used (key_id, at, address)
            JOIN api_keys k ON k.id = used.key_id ORDER BY used.key_id
            ON CONFLICT (key_id) DO UPDATE
            SET last_used_at = excluded.last_used_at, last_used_from = excluded.last_used_from
            WHERE excluded.last_used_at > known.last_used_at
            """;
    private static final String TRIALS = """
            INSERT INTO limit_trials AS known (subject, would_refuse)
            SELECT * FROM unnest($1::text[], $2::bigint[]) AS counted (subject, count) ORDER BY counted.subject
            ON CONFLICT (subject) DO UPDATE SET would_refuse = known.would_refuse + excluded.would_refuse
            """;
    private static final Logger LOG = Logger.getLogger(UsageWriter.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final KeyUses uses;
    private final LimitTrials trials;
    private final Pool pool;
    private final UsageConfig config;
    private Rounds rounds;

    UsageWriter(KeyUses uses, LimitTrials trials, Pool pool, UsageConfig config) {
        this.uses = uses;
        this.trials = trials;
        this.pool = pool;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        rounds = Rounds.every(config.flushEvery(), "Writing last uses", this::write);
    }

    void onStop(@Observes ShutdownEvent stop) {
        rounds.stop();
        write().await().atMost(LAST_WRITE);
    }

    /** Never fails: what can't be written now is written the next time. */
    public Uni<Void> write() {
        return Uni.createFrom().deferred(() -> write(USES, uses.take(), UsageWriter::columnsOfUses, uses::putBack))
                .chain(() -> write(TRIALS, trials.take(), UsageWriter::columnsOfTrials, trials::putBack));
    }

    private <K, V> Uni<Void> write(String statement, Map<K, V> taken, Function<Map<K, V>, Tuple> columns,
            Consumer<Map<K, V>> putBack) {
        return taken.isEmpty() ? Uni.createFrom().voidItem()
                : pool.preparedQuery(statement).execute(columns.apply(taken)).replaceWithVoid()
                        .onFailure().recoverWithUni(failure -> {
                            putBack.accept(taken);
                            LOG.warnf("The usage of %d keys waits to be written: %s", taken.size(), failure.getMessage());
                            return Uni.createFrom().voidItem();
                        });
    }

    private static Tuple columnsOfUses(Map<UUID, Use> uses) {
        List<Map.Entry<UUID, Use>> rows = List.copyOf(uses.entrySet());
        return Tuple.of(rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                rows.stream().map(row -> row.getValue().at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                rows.stream().map(row -> row.getValue().from()).toArray(String[]::new));
    }

    private static Tuple columnsOfTrials(Map<String, Long> counts) {
        List<Map.Entry<String, Long>> rows = List.copyOf(counts.entrySet());
        return Tuple.of(rows.stream().map(Map.Entry::getKey).toArray(String[]::new),
                rows.stream().map(Map.Entry::getValue).toArray(Long[]::new));
    }
}
