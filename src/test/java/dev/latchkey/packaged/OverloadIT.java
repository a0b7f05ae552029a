package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Soon;

/** An instance of which too much is asked, by stores that are silent and by callers that are slow, says so and goes on. */
class OverloadIT {

    private static final int PLACES = 4;
    private static final int MOST_CONNECTIONS = 300;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String MERCHANT = "overload";

    private static PostgresNode postgres;
    private static RedisNode redis;
    private static PackagedService service;
    private static Fleet fleet;
    private static String secret;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-overload");
        postgres = new PostgresNode(stores.directory().resolve("silent-postgres")).create();
        redis = new RedisNode(stores.directory().resolve("silent-redis")).discard().start();
        Map<String, String> environment = Production.environment(stores);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresNode.USER);
        environment.put("QUARKUS_REDIS_HOSTS", redis.url());
        environment.put("LATCHKEY_OVERLOAD_MOST_VERIFICATIONS", Integer.toString(PLACES));
        environment.put("LATCHKEY_OVERLOAD_MOST_REQUESTS", Integer.toString(PLACES));
        environment.put("LATCHKEY_OVERLOAD_ANSWER_WITHIN", "3s");
        environment.put("LATCHKEY_KEYS_TIMEOUT", "500ms");
        environment.put("QUARKUS_HTTP_IDLE_TIMEOUT", "8s");
        environment.put("QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS", Integer.toString(MOST_CONNECTIONS));
        service = PackagedService.withIngress("packaged-overload/instance", environment).awaitReady();
        fleet = new Fleet(List.of(service));
        fleet.putMerchant(MERCHANT);
        secret = fleet.createKeys(MERCHANT, "Core system").getFirst();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        postgres.close();
        redis.close();
    }

    @BeforeEach
    void theKeyIsKept() {
        Soon.holds(() -> assertThat(ask().join().statusCode()).isEqualTo(200));
    }

    @Test
    void whileRedisIsSilentSoManyWaitAndTheNextIsToldAtOnceAtEveryDoor() throws Exception {
        redis.freeze();
        List<CompletableFuture<HttpResponse<String>>> waiting;
        try {
            waiting = times(PLACES, OverloadIT::ask);
            Soon.holds(() -> assertThat(service.metric("latchkey_under_way{what=\"verification\"")).isEqualTo(PLACES));
            for (URI door : List.of(service.uri("/merchant-api/v1/merchant"), service.ingressUri("/authz/forward"),
                    service.ingressUri("/authz/nginx"))) {
                assertBusy(fleet.get(door, secret));
            }
            assertThat(fleet.get(service.uri("/merchant-api/v1/usage"), "malformed").join().statusCode()).isEqualTo(401);
        } finally {
            redis.thaw();
        }
        assertThat(waiting).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(service.metric("latchkey_overload_refused_total{what=\"verification\"")).isEqualTo(3);
    }

    @Test
    void whilePostgresIsSilentSoManyWaitAndNobodyWaitsLong() throws Exception {
        postgres.freeze();
        try {
            List<CompletableFuture<HttpResponse<String>>> waiting = times(PLACES, () -> fleet.manage(PLACES, MERCHANT));
            Soon.holds(() -> assertThat(service.metric("latchkey_under_way{what=\"request\"")).isEqualTo(PLACES));
            // The first of them waits for the key, in vain.
            assertThat(ask().join().statusCode()).isEqualTo(200);
            for (String path : List.of("/api/v1/merchants", "/merchants", "/")) {
                assertBusy(fleet.get(service.uri(path), secret));
            }
            assertThat(fleet.get(service.uri("/docs/"), secret).join().statusCode()).isEqualTo(200);
            assertThat(ask().join().statusCode()).isEqualTo(200);
            assertThat(waiting).allSatisfy(late -> {
                assertThat(late.join().statusCode()).isEqualTo(503);
                assertThat(late.join().headers().firstValue("Retry-After")).hasValue("1");
                assertThat(late.join().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(late.join().body()).contains("UNAVAILABLE", "This took too long.");
            });
            HttpResponse<String> called = fleet.get(service.uri("/merchant-api/v1/merchant"), secret).join();
            assertThat(called.statusCode()).isEqualTo(503);
            assertThat(called.headers().firstValue("RateLimit")).isPresent();
            assertThat(called.body()).startsWith("{\"error\":{\"statusCode\":503,\"messages\":[\"Service Unavailable\"");
        } finally {
            postgres.thaw();
        }
        Soon.holds(() -> assertThat(fleet.manage(PLACES, MERCHANT).join().statusCode()).isEqualTo(200));
        assertThat(service.log()).doesNotContain(" ERROR ");
    }

    @Test
    void whoGoesAwayMakesRoomForOthers() throws Exception {
        double late = service.metric("latchkey_overload_refused_total{what=\"late\"");
        postgres.freeze();
        try {
            List<SlowClient> clients = SlowClient.several(PLACES, service.port());
            for (SlowClient client : clients) {
                client.send("GET /api/v1/merchants HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Fleet.AUTHORIZATION
                        + "\r\n\r\n");
            }
            Soon.holds(() -> assertThat(service.metric("latchkey_under_way{what=\"request\"")).isEqualTo(PLACES));
            SlowClient.closeAll(clients);
            Soon.holds(() -> assertThat(service.metric("latchkey_under_way{what=\"request\"")).isZero());
        } finally {
            postgres.thaw();
        }
        assertThat(service.metric("latchkey_overload_refused_total{what=\"late\"")).isEqualTo(late);
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedForLong() throws Exception {
        try (SlowClient client = new SlowClient(service.port())) {
            client.send("""
                    PUT /api/v1/merchants/slow HTTP/1.1\r
                    Host: localhost\r
                    Authorization: %s\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    {""".formatted(Fleet.AUTHORIZATION));
            assertThat(client.answer()).startsWith("HTTP/1.1 408 ").contains("REQUEST_TIMEOUT");
        }
    }

    @Test
    void callersWhoseRequestsTrickleInHoldUpNobody() throws Exception {
        List<SlowClient> clients = SlowClient.several(MOST_CONNECTIONS / 2, service.port());
        try {
            for (SlowClient client : clients) {
                client.send("GET /merchant-api/v1/usage HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            }
            for (int second = 0; second < 3; second++) {
                for (SlowClient client : clients) {
                    client.send("a");
                }
                long begun = System.nanoTime();
                assertThat(ask().join().statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
            }
        } finally {
            SlowClient.closeAll(clients);
        }
    }

    @Test
    void connectionsBeyondTheBoundAreClosedAndOthersGoOn() throws Exception {
        List<SlowClient> clients = SlowClient.several(MOST_CONNECTIONS + 20, service.port());
        try {
            for (SlowClient client : clients) {
                client.send("GET /docs HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            assertThat(clients.stream().filter(SlowClient::isClosedSoon).count()).isBetween(20L, 40L);
        } finally {
            SlowClient.closeAll(clients);
        }
        Soon.holds(() -> assertThat(ask().join().statusCode()).isEqualTo(200));
    }

    @Test
    void aConnectionOnWhichNothingHappensIsClosed() throws Exception {
        try (SlowClient client = new SlowClient(service.port()); SlowClient atIngress = new SlowClient(service.ingressPort())) {
            assertThat(client.answer()).isEmpty();
            assertThat(atIngress.answer()).isEmpty();
        }
    }

    private static CompletableFuture<HttpResponse<String>> ask() {
        return fleet.get(service.ingressUri("/authz/forward/orders"), secret);
    }

    private static void assertBusy(CompletableFuture<HttpResponse<String>> sent) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = sent.join();
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }

    private static <T> List<T> times(int count, Supplier<T> made) {
        return Stream.generate(made).limit(count).toList();
    }
}
