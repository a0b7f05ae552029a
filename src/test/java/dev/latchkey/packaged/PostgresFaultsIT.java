package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Soon;

/**
 * A real PostgreSQL that fails in every way while two instances are under steady load. The table that this makes,
 * {@code target/reliability-postgresql.md}, stands in {@code docs/reliability.md}.
 */
class PostgresFaultsIT {

    private static final Duration CALM = Duration.ofSeconds(1);
    private static final Duration FAULT = Duration.ofSeconds(4);
    /** What PostgreSQL is waited for, and what a busy machine adds. */
    private static final double MOST_MILLIS = 8_000;
    private static final String HEAD = """
            | Fault | Requests | %s | Answered again after ms | Metered - admitted |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """.formatted(Answers.HEAD);
    private static final StringBuilder TABLE = new StringBuilder(HEAD);

    private static PostgresNode postgres;
    private static List<PackagedService> instances;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-postgres-faults");
        postgres = new PostgresNode(stores.directory().resolve("failing-postgres")).create();
        Map<String, String> environment = Production.environment(stores);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresNode.USER);
        // As in production, where tests elsewhere are more patient.
        environment.remove("LATCHKEY_KEYS_TIMEOUT");
        environment.put("LATCHKEY_POSTGRESQL_TIMEOUT", "5s");
        environment.put("LATCHKEY_OVERLOAD_ANSWER_WITHIN", "6s");
        environment.put("LATCHKEY_METERING_FLUSH_EVERY", "300ms");
        instances = IntStream.range(0, 2)
                .mapToObj(i -> new PackagedService("packaged-postgres-faults/instance" + i, environment)).toList();
        for (PackagedService instance : instances) {
            instance.awaitReady();
        }
        fleet = new Fleet(instances);
    }

    @AfterAll
    static void stop() throws Exception {
        instances.forEach(PackagedService::close);
        postgres.close();
        Files.writeString(Path.of("target", "reliability-postgresql.md"), TABLE);
    }

    @ParameterizedTest
    @EnumSource
    void keptKeysGoOnAndEverybodyElseIsToldWhenToComeAgain(PostgresFault fault) throws Exception {
        String merchant = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        fleet.putMerchant(merchant);
        fleet.putLimit(merchant, 10_000);
        String other = merchant + "-managed";
        fleet.putMerchant(other);
        List<String> unused = fleet.createKeys(merchant, "A", "B", "C", "D", "E", "F");
        String used = fleet.createKeys(merchant, "Core system").getFirst();
        SteadyCalls kept = new SteadyCalls(number -> fleet.ask(number, used), 50);
        Thread.sleep(CALM);
        SteadyCalls unknown;
        SteadyCalls management;
        fault.begin(postgres);
        try {
            unknown = new SteadyCalls(number -> fleet.ask(number, unused.get(number % unused.size())), 5);
            management = new SteadyCalls(number -> fleet.manage(number, other), 4);
            HttpResponse<String> answer = fleet.manage(0, other).join();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            Thread.sleep(FAULT);
        } finally {
            fault.end(postgres);
        }
        long ended = System.nanoTime();
        Soon.holds(() -> {
            assertThat(instances).allMatch(instance -> instance.metric("latchkey_listen_up") == 1);
            assertThat(IntStream.range(0, 4)).allMatch(number -> fleet.manage(number, other).join().statusCode() < 300);
        });
        long back = Duration.ofNanos(System.nanoTime() - ended).toMillis();
        Thread.sleep(CALM);

        Answers managed = management.stop();
        Answers told = unknown.stop();
        Answers called = kept.stop();
        long metered = UsageReader.settledCalls(postgres.database(), merchant) - called.admitted() - told.admitted();
        TABLE.append("| %s | Kept keys | %s | %d | %d |%n".formatted(fault.title, called, back, metered))
                .append("| | Keys not yet seen | %s | | |%n".formatted(told))
                .append("| | Management API | %s | | |%n".formatted(managed));
        assertThat(called.admitted()).as("%s", called).isEqualTo(called.all().size());
        assertThat(metered).isZero();
        for (Answers answers : List.of(told, managed)) {
            assertThat(answers.other() + answers.unanswered()).as("%s", answers).isZero();
            assertThat(answers.longestMillis()).as("%s", answers).isLessThan(MOST_MILLIS);
        }
    }
}
