package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;

/**
 * All three instances are replaced, one after the other, while requests come steadily, on a schema that the next version has
 * expanded already: nobody notices. The table that this
 * makes, {@code target/reliability-rolling.md}, stands in {@code docs/reliability.md}.
 */
class RollingRestartIT {

    private static final String MERCHANT = "rolling";
    private static final int INSTANCES = 3;
    private static final String HEAD = "| Requests | " + Answers.HEAD + " |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";

    @Test
    void noRequestFailsAndEveryAdmissionIsMetered() throws Exception {
        TestStores stores = TestStores.start("packaged-rolling");
        Map<String, String> environment = Production.environment(stores);
        // As in production.
        environment.remove("QUARKUS_SHUTDOWN_DELAY");
        Database database = new Database("jdbc:" + stores.postgresUrl());
        List<PackagedService> running = new ArrayList<>();
        try (Balancer balancer = new Balancer()) {
            for (int i = 0; i < INSTANCES; i++) {
                running.add(started("before" + i, environment, balancer));
            }
            Soon.holds(() -> assertThat(balancer.ready()).hasSize(INSTANCES));
            Fleet fleet = new Fleet(balancer.ready());
            fleet.putMerchant(MERCHANT);
            fleet.putLimit(MERCHANT, 10_000);
            fleet.putMerchant("managed");
            String secret = fleet.createKeys(MERCHANT, "Core system").getFirst();

            SteadyCalls asks = new SteadyCalls(number -> fleet.ask(number, secret), 60);
            SteadyCalls calls = new SteadyCalls(number -> fleet.call(number, secret), 20);
            SteadyCalls management = new SteadyCalls(number -> fleet.manage(number, "managed"), 10);
            expand(database);
            for (int i = 0; i < INSTANCES; i++) {
                running.add(started("after" + i, environment, balancer));
                assertThat(running.removeFirst().terminate()).isEqualTo(143);
            }
            Answers asked = asks.stop();
            Answers called = calls.stop();
            Answers managed = management.stop();

            Files.writeString(Path.of("target", "reliability-rolling.md"), HEAD + row("`/authz/forward`", asked)
                    + row("Merchant API", called) + row("Management API", managed));
            assertThat(List.of(asked, called, managed)).allSatisfy(
                    answers -> assertThat(answers.admitted()).as("%s", answers).isEqualTo(answers.all().size()));
            running.forEach(PackagedService::close);
            assertThat(UsageReader.settledCalls(database, MERCHANT))
                    .isEqualTo(asked.admitted() + called.admitted());
        } finally {
            running.forEach(PackagedService::close);
        }
    }

    // What the next version's migration does: from now on instances of this one run, and start, beside it.
    private static void expand(Database database) {
        database.update(
                """
                        DO $$ DECLARE each text; BEGIN
                        FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' LOOP
                            EXECUTE format('ALTER TABLE %I ADD COLUMN of_the_next_version text DEFAULT 1', each);
                        END LOOP; END $$""");
        database.update("CREATE TABLE things_of_the_next_version (id uuid PRIMARY KEY)");
        database.update("""
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                                   execution_time, success)
                VALUES (999, '999', 'Expand', 'SQL', 'V999__Expand.sql', 1, 'next', 1, true)""");
    }

    private static String row(String requests, Answers answers) {
        return "| " + requests + " | " + answers + " |\n";
    }

    private static PackagedService started(String name, Map<String, String> environment, Balancer balancer) throws Exception {
        PackagedService instance = new PackagedService("packaged-rolling/" + name, environment).awaitReady();
        balancer.add(instance);
        return instance;
    }
}
