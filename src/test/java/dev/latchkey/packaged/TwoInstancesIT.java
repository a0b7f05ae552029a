package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;

/** Two instances of the packaged service are one: one database, one Redis, one limit for all keys of a merchant. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {

    private static final int LIMIT = 300;
    private static final long WINDOW_MICROS = TimeUnit.SECONDS.toMicros(60);

    private static TestStores stores;
    private static PackagedService first;
    private static PackagedService second;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        stores = TestStores.start("packaged-two");
        first = new PackagedService("packaged-two/first", Production.environment(stores)).awaitReady();
        second = new PackagedService("packaged-two/second", Production.environment(stores)).awaitReady();
        fleet = new Fleet(List.of(first, second));
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    @Order(1)
    void of2000ConcurrentRequestsExactly300Pass() {
        fleet.putMerchant("burst");
        List<String> secrets = fleet.createKeys("burst", "Core system", "Logistics", "Accounting");

        List<CompletableFuture<HttpResponse<String>>> requests = IntStream.range(0, 2000)
                .mapToObj(i -> fleet.call(i, secrets.get(i % secrets.size()))).toList();
        Map<Integer, Long> answers = requests.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

        assertThat(answers).isEqualTo(Map.of(200, 300L, 429, 1700L));
    }

    @Test
    @Order(2)
    void overSeveralWindowsNo60SecondsHoldMoreThan300() throws Exception {
        fleet.putMerchant("steady");
        List<String> secrets = fleet.createKeys("steady", "Core system", "Logistics", "Accounting");
        // Those that were decided in one call have the same time.
        TreeMap<Long, Long> admissions = new TreeMap<>();
        long admitted = 0;

        try (WindowReader window = new WindowReader(stores.redisUrl(), "steady")) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(135);
            for (int round = 0; System.nanoTime() < end; round++) {
                List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    requests.add(fleet.call(i, secrets.get((round + i) % secrets.size())));
                }
                admitted += requests.stream().filter(request -> request.join().statusCode() == 200).count();
                window.read().stream().collect(Collectors.groupingBy(time -> time, Collectors.counting()))
                        .forEach((time, count) -> admissions.merge(time, count, Math::max));
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }

        assertThat(admitted).as("two windows were filled and a third begun").isBetween(2L * LIMIT + 1, 3L * LIMIT);
        List<Long> times = admissions.entrySet().stream()
                .flatMap(entry -> Collections.nCopies(entry.getValue().intValue(), entry.getKey()).stream()).toList();
        assertThat((long) times.size()).as("every admission stood in Redis").isEqualTo(admitted);
        assertThat(fullest(times)).as("admissions in the fullest 60 seconds").isEqualTo(LIMIT);
    }

    @Test
    @Order(3)
    void aKeyRevokedThroughOneInstanceIsRefusedByTheOther() {
        fleet.putMerchant("revoking");
        String secret = fleet.createKeys("revoking", "Core system").getFirst();
        assertThat(fleet.call(1, secret).join().statusCode()).isEqualTo(200);

        fleet.revokeAll("revoking");

        for (int instance = 0; instance < 2; instance++) {
            int asked = instance;
            Soon.holds(() -> assertThat(fleet.call(asked, secret).join().statusCode()).isEqualTo(401));
        }
    }

    @Test
    @Order(4)
    void whoSignsInAtOneInstanceIsSignedInAtTheOtherAndOutAtBoth() throws Exception {
        try (Visitor visitor = new Visitor()) {
            assertThat(visitor.signIn(first.uri("/sign-in"))).isEqualTo(303);

            assertThat(visitor.get(second.uri("/merchants"))).isEqualTo(200);
            assertThat(visitor.post(second.uri("/sign-out"), "")).isEqualTo(303);
            assertThat(visitor.get(first.uri("/merchants"))).isEqualTo(303);
        }
    }

    @Test
    @Order(5)
    void noSecretIsInWhatTheInstancesWrote() throws Exception {
        Map<String, String> written = Map.of("the first log", first.log(), "the second log", second.log(),
                "PostgreSQL's log", Files.readString(stores.directory().resolve("postgres.log"), StandardCharsets.ISO_8859_1),
                "the tables", String.join("\n", new Database("jdbc:" + stores.postgresUrl()).allValues()));

        assertThat(fleet.secrets()).hasSize(7);
        assertThat(written.keySet()).as("places where a secret is shown").noneMatch(
                place -> fleet.secrets().stream().anyMatch(secret -> written.get(place).contains(secret.substring(9, 30))));
    }

    private static int fullest(List<Long> times) {
        int fullest = 0;
        for (int from = 0, to = 0; to < times.size(); to++) {
            while (times.get(from) <= times.get(to) - WINDOW_MICROS) {
                from++;
            }
            fullest = Math.max(fullest, to - from + 1);
        }
        return fullest;
    }
}
