package dev.latchkey.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Delivers what is due, see the package. Plain SQL: no transaction is open while an endpoint takes its time. */
final class Deliverer {

    /** So many at once to one endpoint. */
    private static final int AT_ONCE = 10;
    /** Beyond the timeout: for PostgreSQL to be told. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final double MILLIS_PER_SECOND = 1000;

    private static final String CLAIM = """
            UPDATE webhook_deliveries SET next_attempt_at = now() + make_interval(secs => $2)
            WHERE id IN (SELECT id FROM webhook_deliveries
                         WHERE status = 'PENDING' AND endpoint = $1 AND next_attempt_at <= now()
                         ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id, body, tries, next_attempt_at
            """;
    /** Only by who has still claimed it: whoever was too slow for that says nothing. */
    private static final String TELL = """
            UPDATE webhook_deliveries
            SET status = $3, tries = tries + 1,
                next_attempt_at = CASE WHEN $3 = 'PENDING' THEN now() + make_interval(secs => $4) END,
                attempts = jsonb_set(attempts, '{items}', (attempts -> 'items') || $5::jsonb)
            WHERE id = $1 AND status = 'PENDING' AND next_attempt_at = $2
            """;
    private static final Logger LOG = Logger.getLogger(Deliverer.class);

    private final Pool pool;
    private final Sender sender;
    private final RandomGenerator random;
    private final Clock clock;

    Deliverer(Pool pool, Sender sender, RandomGenerator random, Clock clock) {
        this.pool = pool;
        this.sender = sender;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Delivers some of what is due for this endpoint. Fails if that can't be found out.
     *
     * @return how many were tried
     */
    Uni<Integer> deliverDue(Endpoint endpoint) {
        return claim(endpoint)
                .onItem().transformToMulti(claimed -> Multi.createFrom().iterable(claimed))
                .onItem().transformToUniAndMerge(claimed -> deliver(endpoint, claimed))
                .collect().asList().map(List::size);
    }

    private Uni<List<Claimed>> claim(Endpoint endpoint) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(endpoint.name(), seconds(sender.timeout().plus(GRACE)), AT_ONCE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Claimed::of).toList());
    }

    private Uni<Claimed> deliver(Endpoint endpoint, Claimed claimed) {
        return Uni.createFrom().deferred(() -> {
            Instant began = clock.instant();
            return sender.send(endpoint, claimed.id().toString(), claimed.body(), began)
                    .chain(outcome -> tell(endpoint, claimed, outcome, began));
        }).replaceWith(claimed);
    }

    private Uni<Void> tell(Endpoint endpoint, Claimed claimed, Outcome outcome, Instant began) {
        int tries = claimed.tries() + 1;
        Optional<Duration> pause = outcome.isAccepted() || outcome.isGone() ? Optional.empty()
                : RetrySchedule.pauseAfter(tries, random);
        DeliveryStatus status = outcome.isAccepted() ? DeliveryStatus.DELIVERED
                : pause.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.FAILED;
        if (status == DeliveryStatus.FAILED) {
            LOG.warnf("Webhook %s to %s is given up after %d attempts: %s", claimed.id(), endpoint, tries, outcome);
        }
        return pool.preparedQuery(TELL)
                .execute(Tuple.of(claimed.id(), claimed.until(), status.name(), seconds(pause.orElse(Duration.ZERO)),
                        attempt(outcome, began)))
                // It is tried again when the claim is over.
                .onFailure().invoke(failure -> LOG.warnf("Nobody knows that webhook %s was tried: %s", claimed.id(),
                        failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private JsonObject attempt(Outcome outcome, Instant began) {
        JsonObject attempt = new JsonObject().put("at", began.toString())
                .put("millis", Duration.between(began, clock.instant()).toMillis());
        return switch (outcome) {
            case Outcome.Answered(int status) -> attempt.put("status", status);
            case Outcome.Unanswered(DeliveryError error) -> attempt.put("error", error.word());
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    /**
     * What this instance may try now.
     *
     * @param tries how often it was tried before
     * @param until when others may
     */
    private record Claimed(UUID id, String body, int tries, OffsetDateTime until) {

        static Claimed of(Row row) {
            return new Claimed(row.getUUID("id"), row.getString("body"), row.getInteger("tries"),
                    row.getOffsetDateTime("next_attempt_at"));
        }
    }
}
