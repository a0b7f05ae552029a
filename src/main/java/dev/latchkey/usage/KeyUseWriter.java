package dev.latchkey.usage;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes the last uses of all keys in one statement, every few seconds and at the end. */
@ApplicationScoped
class KeyUseWriter {

    /**
     * Of two instances' words the later counts, whichever comes first. In the order of the keys, so that two instances that
     * write at the same time don't wait for each other in turn.
     */
    private static final String UPSERT = """
            INSERT INTO key_uses AS known (key_id, last_used_at, last_used_from)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS used (key_id, at, address)
            WHERE EXISTS (SELECT FROM api_keys k WHERE k.id = used.key_id)
            ON CONFLICT (key_id) DO UPDATE
            SET last_used_at = excluded.last_used_at, last_used_from = excluded.last_used_from
            WHERE excluded.last_used_at > known.last_used_at
            """;
    private static final Logger LOG = Logger.getLogger(KeyUseWriter.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final KeyUses uses;
    private final Pool pool;
    private final UsageConfig config;
    private Cancellable ticks;

    KeyUseWriter(KeyUses uses, Pool pool, UsageConfig config) {
        this.uses = uses;
        this.pool = pool;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        ticks = Multi.createFrom().ticks().every(config.flushEvery())
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> write())
                .subscribe().with(written -> {
                });
    }

    void onStop(@Observes ShutdownEvent stop) {
        ticks.cancel();
        write().await().atMost(LAST_WRITE);
    }

    /** Never fails: what can't be written now is written the next time. */
    Uni<Void> write() {
        return Uni.createFrom().deferred(() -> {
            Map<UUID, Use> taken = uses.take();
            return taken.isEmpty() ? Uni.createFrom().voidItem()
                    : pool.preparedQuery(UPSERT).execute(columns(taken)).replaceWithVoid()
                            .onFailure().invoke(failure -> {
                                uses.putBack(taken);
                                LOG.warnf("The last uses of %d keys wait to be written: %s", taken.size(),
                                        failure.getMessage());
                            })
                            .onFailure().recoverWithNull();
        });
    }

    private static Tuple columns(Map<UUID, Use> uses) {
        List<Map.Entry<UUID, Use>> rows = uses.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(UUID::toString))).toList();
        return Tuple.of(rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                rows.stream().map(row -> row.getValue().at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                rows.stream().map(row -> row.getValue().from()).toArray(String[]::new));
    }
}
