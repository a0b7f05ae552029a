package dev.latchkey.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Delivers while the service runs; each endpoint by itself, so that one that hangs keeps no other waiting. */
@ApplicationScoped
class Dispatch {

    private static final Duration CLEANING = Duration.ofHours(1);
    private static final String CLEAN = "DELETE FROM webhook_deliveries WHERE status <> 'PENDING' AND created_at < $1";

    private final Pool pool;
    private final Sender sender;
    private final Endpoints endpoints;
    private final WebhookConfig config;
    private final SecureRandom random;
    private final Clock clock;
    private final List<Rounds> rounds = new ArrayList<>();

    Dispatch(Pool pool, Sender sender, Endpoints endpoints, WebhookConfig config, SecureRandom random, Clock clock) {
        this.pool = pool;
        this.sender = sender;
        this.endpoints = endpoints;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        Deliverer deliverer = new Deliverer(pool, sender, random, clock);
        for (Endpoint endpoint : endpoints.all()) {
            rounds.add(Rounds.every(config.deliverEvery(), "Delivering webhooks",
                    () -> deliverer.deliverDue(endpoint).replaceWithVoid()));
        }
        rounds.add(Rounds.every(CLEANING, "Forgetting old webhooks", this::clean));
    }

    void onStop(@Observes ShutdownEvent stop) {
        rounds.forEach(Rounds::stop);
    }

    private Uni<Void> clean() {
        return pool.preparedQuery(CLEAN).execute(Tuple.of(clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
