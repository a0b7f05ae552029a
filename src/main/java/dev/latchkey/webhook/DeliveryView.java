package dev.latchkey.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event on its way to one endpoint.
 *
 * @param id what {@code webhook-id} says, the same in each attempt
 * @param endpoint its name in configuration
 * @param merchantId whom it is about; absent if nobody
 * @param attempts oldest first
 * @param nextAttemptAt absent if there will be none
 */
@Schema(name = "WebhookDelivery")
public record DeliveryView(UUID id, @Schema(examples = "billing") String endpoint,
        @Schema(examples = "quota.reached") String type, String merchantId, Instant createdAt, DeliveryStatus status,
        List<Attempt> attempts, Instant nextAttemptAt) {

    /**
     * One attempt.
     *
     * @param status the HTTP status of the answer; absent if there was none
     * @param error why there was none; absent if there was one
     * @param millis how long it took
     */
    @Schema(name = "WebhookAttempt")
    public record Attempt(Instant at, @Schema(examples = "503") Integer status, DeliveryError error, long millis) {

        static Attempt of(WebhookDelivery.Attempt attempt) {
            return new Attempt(Instant.parse(attempt.at()), attempt.status(), attempt.error(), attempt.millis());
        }
    }

    static DeliveryView of(WebhookDelivery delivery) {
        return new DeliveryView(delivery.id, delivery.endpoint, delivery.type, delivery.merchantId, delivery.createdAt,
                delivery.status, delivery.attempts.items().stream().map(Attempt::of).toList(), delivery.nextAttemptAt);
    }
}
