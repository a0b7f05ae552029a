package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.rounds.Rounds;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;

/** Deliveries to a real receiver. Every test has an endpoint and a merchant of its own. */
@QuarkusTest
class DelivererTest extends ApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    Vertx vertx;
    @Inject
    Pool pool;
    @Inject
    ObjectMapper json;
    @Inject
    Clock clock;

    private final String name = "receiver-" + COUNT.incrementAndGet();
    private Receiver receiver;

    @BeforeEach
    void open() {
        receiver = new Receiver(vertx);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventArrivesSigned() {
        send(Map.of("percent", 80, "periodStart", Instant.EPOCH, "merchantId", name));

        deliver(PATIENCE);

        Receiver.Received received = receiver.received().getFirst();
        String id = received.headers().get("webhook-id");
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(received.headers().get("webhook-timestamp")));
        assertThat(received.path()).isEqualTo("/hook?a=b");
        assertThat(received.headers().get("Host")).isEqualTo("localhost:" + receiver.port());
        assertThat(received.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(received.headers().get("webhook-signature"))
                .isEqualTo(endpoint().signature(id, sentAt, received.body()));
        assertThat(sentAt).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(received.body()).matches("\\{\"type\":\"quota.reached\",\"timestamp\":\"[^\"]+Z\",\"data\":\\{"
                + "\"merchantId\":\"" + name + "\",\"percent\":80,\"periodStart\":\"1970-01-01T00:00:00Z\"}}");
        assertThat(only()).containsEntry("id", id).containsEntry("status", "delivered").containsEntry("endpoint", name)
                .containsEntry("type", "quota.reached").doesNotContainKey("nextAttemptAt");
        assertThat(attempts()).hasSize(1);
        assertThat(attempts().getFirst()).containsEntry("status", 204).containsOnlyKeys("at", "millis", "status");
    }

    @Test
    void whatIsDeliveredIsNotSentAgain() {
        send(Map.of());
        deliver(PATIENCE);
        deliver(PATIENCE);

        assertThat(receiver.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 404, 429, 500, 503 })
    void whatIsRefusedIsTriedAgainUnderTheSameIdUntilItIsTaken(int status) {
        receiver.answers(status);
        send(Map.of());
        deliver(PATIENCE);
        assertThat(only()).containsEntry("status", "pending");
        assertThat(Instant.parse((String) only().get("nextAttemptAt"))).isBetween(Instant.now(), Instant.now().plusSeconds(7));
        deliver(PATIENCE);
        assertThat(receiver.received()).as("not before it is due").hasSize(1);

        receiver.answers(200);
        makeDue();
        deliver(PATIENCE);

        assertThat(receiver.received()).hasSize(2).extracting(sent -> sent.headers().get("webhook-id")).containsOnly(id());
        assertThat(receiver.received()).extracting(Receiver.Received::body).containsOnly(receiver.received().getFirst().body());
        assertThat(attempts()).extracting("status").containsExactly(status, 200);
        assertThat(only()).containsEntry("status", "delivered");
    }

    @Test
    void aReceiverThatHangsIsLeft() {
        receiver.behaves(answer -> {
        });
        send(Map.of());

        deliver(IMPATIENCE);

        assertThat(attempts()).hasSize(1);
        assertThat(attempts().getFirst()).containsEntry("error", "timeout").doesNotContainKey("status");
        assertThat(only()).containsEntry("status", "pending");
    }

    /** Of these the client would by itself follow some and not others. */
    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void aRedirectIsNotFollowed(int status) {
        receiver.behaves(answer -> answer.setStatusCode(status).putHeader("Location", "/elsewhere").end());
        send(Map.of());

        deliver(PATIENCE);

        assertThat(receiver.received()).extracting(Receiver.Received::path).containsExactly("/hook?a=b");
        assertThat(attempts()).extracting("status").containsExactly(status);
        assertThat(only()).containsEntry("status", "pending");
    }

    @Test
    void anAnswerThatNeverEndsIsNotRead() {
        AtomicInteger closed = new AtomicInteger();
        receiver.behaves(answer -> {
            answer.closeHandler(gone -> closed.incrementAndGet());
            answer.setChunked(true).write(Buffer.buffer(new byte[1 << 16]));
        });
        send(Map.of());

        deliver(PATIENCE);

        assertThat(only()).containsEntry("status", "delivered");
        Soon.holds(() -> assertThat(closed).hasValue(1));
    }

    @Test
    void whoIsGoneIsNotToldAgain() {
        receiver.answers(410);
        send(Map.of());

        deliver(PATIENCE);

        assertThat(only()).containsEntry("status", "failed").doesNotContainKey("nextAttemptAt");
    }

    @Test
    void afterTenAttemptsItIsGivenUpUntilSomebodyAsksForMore() {
        receiver.answers(500);
        send(Map.of());
        for (int i = 0; i < 10; i++) {
            assertThat(only()).containsEntry("status", "pending");
            makeDue();
            deliver(PATIENCE);
        }
        assertThat(only()).containsEntry("status", "failed").doesNotContainKey("nextAttemptAt");
        assertThat(attempts()).hasSize(10);

        receiver.answers(200);
        Staff.PLATFORM.webhookDeliveries().retry(id()).statusCode(200);
        deliver(PATIENCE);

        assertThat(only()).containsEntry("status", "delivered");
        assertThat(receiver.received()).hasSize(11).extracting(sent -> sent.headers().get("webhook-id")).containsOnly(id());
    }

    @Test
    void nothingIsSentToAPrivateAddressUnlessThatIsAllowed() {
        send(Map.of());

        deliver(new Sender(vertx, AddressGuard.PUBLIC_ONLY, PATIENCE), endpoint());

        assertThat(attempts()).extracting("error").containsExactly("address_not_allowed");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void whoCantBeFoundReachedOrTrustedIsTriedAgain() {
        send(Map.of());
        for (String url : List.of("http://no-such-host.invalid/", "http://localhost:1/",
                "https://localhost:" + receiver.port() + "/")) {
            makeDue();
            deliver(sender(PATIENCE), Endpoint.of(name, url, SECRET, true));
        }

        assertThat(attempts()).extracting("error").containsExactly("unknown_host", "unreachable", "tls");
        assertThat(only()).containsEntry("status", "pending");
    }

    @Test
    void manyInstancesSendOnce() {
        IntStream.range(0, 30).forEach(i -> send(Map.of("number", i)));

        Uni.join().all(IntStream.range(0, 8).mapToObj(i -> deliverer(sender(PATIENCE)).deliverDue(endpoint())).toList())
                .andFailFast().await().indefinitely();

        assertThat(receiver.received()).hasSize(30).extracting(sent -> sent.headers().get("webhook-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnInstanceTookAlongWhenItDiedIsSentByAnother() {
        send(Map.of());
        receiver.behaves(answer -> {
            // It is so slow that its claim is over, and another instance delivers.
            makeDue();
            receiver.answers(200);
            vertx.executeBlocking(() -> deliverer(sender(PATIENCE)).deliverDue(endpoint()).await().atMost(PATIENCE))
                    .onComplete(done -> answer.setStatusCode(500).end());
        });

        deliver(PATIENCE);

        assertThat(receiver.received()).hasSize(2);
        assertThat(attempts()).as("the slow one says nothing").extracting("status").containsExactly(200);
        assertThat(only()).containsEntry("status", "delivered");
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        Uni<Void> change = Rounds.inOwnContext(() -> Panache.withTransaction(
                () -> webhooks().send(event(Map.of())).chain(() -> Uni.createFrom().failure(new IllegalStateException()))));

        assertThat(change.onFailure().recoverWithNull().await().indefinitely()).isNull();
        deliver(PATIENCE);

        assertThat(receiver.received()).isEmpty();
        list().body("items", empty());
    }

    private void send(Map<String, ?> data) {
        Rounds.inOwnContext(() -> Panache.withTransaction(() -> webhooks().send(event(data)))).await().indefinitely();
    }

    private WebhookEvent event(Map<String, ?> data) {
        return new WebhookEvent("quota.reached", name, data);
    }

    private Webhooks webhooks() {
        return new Webhooks(new Endpoints(List.of(endpoint())), json, clock);
    }

    private Endpoint endpoint() {
        return Endpoint.of(name, "http://localhost:" + receiver.port() + "/hook?a=b", SECRET, true);
    }

    private Sender sender(Duration timeout) {
        return new Sender(vertx, AddressGuard.NONE, timeout);
    }

    private Deliverer deliverer(Sender sender) {
        return new Deliverer(pool, sender, new SplittableRandom(), clock);
    }

    private void deliver(Duration timeout) {
        deliver(sender(timeout), endpoint());
    }

    private void deliver(Sender sender, Endpoint endpoint) {
        deliverer(sender).deliverDue(endpoint).await().indefinitely();
    }

    private void makeDue() {
        database().update("UPDATE webhook_deliveries SET next_attempt_at = now() WHERE endpoint = ?", name);
    }

    private ValidatableResponse list() {
        return Staff.PLATFORM.webhookDeliveries().list("?merchantId=" + name).statusCode(200);
    }

    private Map<String, Object> only() {
        List<Map<String, Object>> items = list().extract().path("items");
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private String id() {
        return UUID.fromString((String) only().get("id")).toString();
    }

    private List<Map<String, Object>> attempts() {
        return list().extract().path("items[0].attempts");
    }
}
