package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;

/**
 * Measures how soon three instances refuse a key that was changed at one of them or in the database, while all of them have it
 * from before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreshnessIT {

    private static final Duration USUALLY = Duration.ofSeconds(1);
    private static final Duration WITHOUT_NOTICE = Duration.ofSeconds(10);
    private static final String TERMINATE_LISTENERS = "DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE application_name = 'latchkey-changes'; END $$";
    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static final Fleet FLEET = new Fleet(INSTANCES);
    private static final Delays DELAYS = new Delays();
    private static final KeyChanges CHANGES = new KeyChanges(FLEET, DELAYS);

    private static Database database;
    private static Traffic traffic;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-freshness");
        database = new Database("jdbc:" + stores.postgresUrl());
        Map<String, String> environment = Production.environment(stores);
        environment.put("LATCHKEY_LIMIT_REQUESTS_PER_MINUTE", "10000");
        environment.put("LATCHKEY_ROUTES_0__PATH", "/merchant-api/v1/merchant");
        environment.put("LATCHKEY_ROUTES_0__SCOPE", "orders:read");
        for (String name : List.of("first", "second", "third")) {
            INSTANCES.add(new PackagedService("packaged-freshness/" + name, environment));
        }
        for (PackagedService instance : INSTANCES) {
            instance.awaitReady();
        }
        awaitListening();
        traffic = new Traffic(FLEET);
    }

    @AfterAll
    static void stop() throws Exception {
        INSTANCES.forEach(PackagedService::close);
        if (traffic != null) {
            traffic.close();
        }
        CHANGES.close();
        System.out.println(DELAYS.table());
        Files.writeString(Path.of("target", "freshness.txt"), DELAYS.table());
    }

    @Test
    @Order(1)
    void everyInstanceRefusesWithinASecond() throws Exception {
        CHANGES.oneByOne("revoked", 100, KeyChanges.revoked(FLEET));
        CHANGES.oneByOne("rotated", 30, KeyChanges.rotated(FLEET));
        CHANGES.oneByOne("disabled", 30, KeyChanges.patched(FLEET, "{\"enabled\":false}"));
        CHANGES.oneByOne("scopes narrowed", 30, KeyChanges.patched(FLEET, "{\"scopes\":[\"billing:read\"]}"));
        CHANGES.oneByOne("addresses narrowed", 30, KeyChanges.patched(FLEET, "{\"allowedIps\":[\"203.0.113.1\"]}"));
        CHANGES.oneByOne("expired", 30, KeyChanges.expired(database));
        CHANGES.merchantByMerchant("suspended", 30, KeyChanges.suspended(FLEET));

        assertThat(DELAYS.all()).hasSize(3 * 280).allMatch(delay -> delay.refused().compareTo(USUALLY) < 0);
        traffic.assertPassed();
    }

    @Test
    @Order(2)
    void everyInstanceRefusesInTimeThoughItsConnectionThatListensIsLostAgainAndAgain() throws Exception {
        try (ScheduledExecutorService terminating = Executors.newSingleThreadScheduledExecutor()) {
            terminating.scheduleWithFixedDelay(() -> database.update(TERMINATE_LISTENERS), 0, 150, TimeUnit.MILLISECONDS);
            CHANGES.oneByOne("revoked, connections lost", 30, KeyChanges.revoked(FLEET));
            terminating.shutdownNow();
        }
        awaitListening();
        CHANGES.oneByOne("revoked, connections back", 15, KeyChanges.revoked(FLEET));

        assertThat(DELAYS.of("revoked, connections lost")).hasSize(90)
                .allMatch(delay -> delay.admitted().compareTo(WITHOUT_NOTICE) < 0);
        assertThat(DELAYS.of("revoked, connections back")).hasSize(45)
                .allMatch(delay -> delay.refused().compareTo(USUALLY) < 0);
        traffic.assertPassed();
    }

    @Test
    @Order(3)
    void everyInstanceRefusesWithinTenSecondsThoughNobodyTellsIt() throws Exception {
        database.update("ALTER TABLE api_keys DISABLE TRIGGER notify_of_change");
        CHANGES.atOnce("revoked, nobody told", 10, KeyChanges.revoked(FLEET));
        database.update("ALTER TABLE api_keys ENABLE TRIGGER notify_of_change");

        assertThat(DELAYS.of("revoked, nobody told")).hasSize(30)
                .allMatch(delay -> delay.admitted().compareTo(WITHOUT_NOTICE) < 0)
                .anyMatch(delay -> delay.admitted().compareTo(USUALLY) > 0);
        traffic.assertPassed();
    }

    @Test
    @Order(4)
    void everyInstanceNoticesThatAllKeysAreGone() throws Exception {
        traffic.close();

        CHANGES.oneByOne("all keys truncated", 1, (merchant, key) -> database.update("TRUNCATE api_keys CASCADE"));

        assertThat(DELAYS.of("all keys truncated")).hasSize(3).allMatch(delay -> delay.refused().compareTo(USUALLY) < 0);
    }

    private static void awaitListening() {
        HttpClient client = HttpClient.newHttpClient();
        for (PackagedService instance : INSTANCES) {
            HttpRequest metrics = HttpRequest.newBuilder(instance.managementUri("/q/metrics")).build();
            Soon.holds(
                    () -> assertThat(client.send(metrics, BodyHandlers.ofString()).body()).contains("latchkey_listen_up 1.0"));
        }
    }
}
