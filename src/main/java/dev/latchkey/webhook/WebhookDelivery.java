package dev.latchkey.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** An event for one endpoint. {@link Deliverer} tells by SQL what became of it. */
@Entity
@Table(name = "webhook_deliveries")
public class WebhookDelivery extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String endpoint;

    public String type;

    /** Null: it is about no merchant. */
    @Column(name = "merchant_id")
    public String merchantId;

    public String body;

    @Column(name = "created_at")
    public Instant createdAt;

    @Enumerated(EnumType.STRING)
    public DeliveryStatus status;

    public int tries;

    /** Null: never again. */
    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public Attempts attempts;

    /** Hibernate Reactive keeps JSON columns as objects only, hence an object around the list. */
    record Attempts(List<Attempt> items) {
    }

    /**
     * One attempt, as it is kept.
     *
     * @param at when it began, RFC 3339
     * @param status the HTTP status of the answer; null if there was none
     * @param error why there was none; null if there was one
     * @param millis how long it took
     */
    record Attempt(String at, Integer status, DeliveryError error, long millis) {
    }

    static WebhookDelivery of(String endpoint, WebhookEvent event, String body, Instant now) {
        WebhookDelivery delivery = new WebhookDelivery();
        delivery.endpoint = endpoint;
        delivery.type = event.type();
        delivery.merchantId = event.merchantId();
        delivery.body = body;
        delivery.createdAt = now;
        delivery.attempts = new Attempts(List.of());
        delivery.makeDue(now);
        return delivery;
    }

    static Uni<WebhookDelivery> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** To be tried now, and as often again as if it were new. */
    void makeDue(Instant now) {
        status = DeliveryStatus.PENDING;
        tries = 0;
        nextAttemptAt = now;
    }
}
