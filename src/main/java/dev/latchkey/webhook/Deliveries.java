package dev.latchkey.webhook;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What was sent, or is to be. For platform accounts. */
@ApplicationScoped
class Deliveries {

    private final Clock clock;

    Deliveries(Clock clock) {
        this.clock = clock;
    }

    @WithSession
    Uni<DeliveryPage> list(DeliveryQuery query) {
        return query.run().map(deliveries -> DeliveryPage.of(deliveries, query.limit()));
    }

    /** Sends it now, whatever became of it before. Fails with 404 if it is missing. */
    @WithTransaction
    Uni<DeliveryView> retry(UUID id) {
        return WebhookDelivery.lock(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("webhook delivery"))
                .invoke(delivery -> delivery.makeDue(clock.instant()))
                .map(DeliveryView::of);
    }
}
