package dev.latchkey.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Tells the operator's endpoints what happened. */
@ApplicationScoped
public class Webhooks {

    private final Endpoints endpoints;
    private final ObjectMapper json;
    private final Clock clock;

    Webhooks(Endpoints endpoints, ObjectMapper json, Clock clock) {
        this.endpoints = endpoints;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes it down for every endpoint, to be sent once the current transaction is committed, and not if it is not. Must run
     * in a transaction.
     */
    public Uni<Void> send(WebhookEvent event) {
        Instant now = clock.instant();
        String body = body(event, now);
        return endpoints.all().isEmpty() ? Uni.createFrom().voidItem()
                : PanacheEntityBase.persist(endpoints.all().stream()
                        .map(endpoint -> WebhookDelivery.of(endpoint.name(), event, body, now)));
    }

    private String body(WebhookEvent event, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("timestamp", now.toString());
        Map<String, Object> data = new TreeMap<>(event.data());
        data.values().removeIf(Objects::isNull);
        data.replaceAll((name, value) -> value instanceof Instant time ? time.toString() : value);
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event has text, numbers and truth values only", e);
        }
    }
}
