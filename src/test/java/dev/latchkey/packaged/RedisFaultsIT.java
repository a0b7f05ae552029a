package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;

/**
 * A real Redis that fails in every way while two instances of each policy are under steady load. The table that this makes,
 * {@code target/reliability.md}, stands in {@code docs/reliability.md}.
 */
class RedisFaultsIT {

    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration FAULT = Duration.ofSeconds(3);
    private static final int LIMIT = 50;
    private static final int PER_SECOND = 100;
    private static final List<String> POLICIES = List.of("closed", "local");
    private static final List<FaultRow> ROWS = new ArrayList<>();

    private static final Map<String, List<PackagedService>> INSTANCES = new HashMap<>();
    private static RedisNode redis;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-redis-faults");
        database = new Database("jdbc:" + stores.postgresUrl());
        redis = new RedisNode(stores.directory().resolve("failing-redis")).discard().start(RedisFault.FAITHFUL);
        for (String policy : POLICIES) {
            Map<String, String> environment = Production.environment(stores);
            environment.put("QUARKUS_REDIS_HOSTS", redis.url());
            // As in production, where tests elsewhere are more patient.
            environment.remove("LATCHKEY_LIMIT_TIMEOUT");
            environment.put("LATCHKEY_LIMIT_WHEN_STORE_IS_DOWN", policy);
            environment.put("LATCHKEY_LIMIT_EXPECTED_INSTANCES", "2");
            environment.put("LATCHKEY_METERING_FLUSH_EVERY", "300ms");
            environment.put("LATCHKEY_METERING_SWEEP_EVERY", "1s");
            INSTANCES.put(policy, IntStream.range(0, 2)
                    .mapToObj(i -> new PackagedService("packaged-redis-faults/" + policy + i, environment)).toList());
        }
        for (List<PackagedService> instances : INSTANCES.values()) {
            for (PackagedService instance : instances) {
                instance.awaitReady();
            }
        }
        warmUp();
    }

    // The first requests of a JVM take longer than Redis is waited for.
    private static void warmUp() throws Exception {
        List<SteadyCalls> calls = new ArrayList<>();
        for (String policy : POLICIES) {
            Fleet fleet = new Fleet(INSTANCES.get(policy));
            fleet.putMerchant(policy);
            calls.add(new SteadyCalls(fleet, fleet.createKeys(policy, "Core system").getFirst(), PER_SECOND));
        }
        Thread.sleep(Duration.ofSeconds(8));
        for (SteadyCalls call : calls) {
            call.stop();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        INSTANCES.values().forEach(instances -> instances.forEach(PackagedService::close));
        redis.close();
        StringBuilder table = new StringBuilder(FaultRow.HEAD);
        ROWS.forEach(row -> table.append(row).append('\n'));
        Files.writeString(Path.of("target", "reliability.md"), table);
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestIsAnsweredAndTheLimitAndTheBillHold(RedisFault fault) throws Exception {
        List<Story> stories = POLICIES.stream().map(policy -> new Story(policy, fault)).toList();
        Thread.sleep(CALM);
        fault.begin(redis);
        try {
            Thread.sleep(FAULT);
            stories.forEach(Story::hearsOfTheFault);
        } finally {
            fault.end(redis);
        }
        long ended = System.nanoTime();
        Map<String, Long> back = new HashMap<>();
        stories.forEach(story -> back.put(story.policy, story.millisUntilRedisDecides(ended)));
        Thread.sleep(CALM);

        for (Story story : stories) {
            FaultRow row = story.end(back.get(story.policy));
            ROWS.add(row);
            assertThat(row.answers().unanswered() + row.answers().other()).as("%s", row).isZero();
            assertThat(row.metered()).as("%s", row).isBetween(row.admitted() - story.lostAnswers(),
                    row.admitted() + row.count(503));
            assertThat(row.overAdmitted()).as("%s", row).isLessThanOrEqualTo(story.overAdmissionBound());
            assertThat(row.count(503)).as("%s", row)
                    .matches(refused -> "closed".equals(story.policy) ? refused > 0 : refused == 0);
        }
    }

    /**
     * Two merchants of a policy's instances around a fault: one whose limit is out of reach, one that makes more than it may.
     */
    private static final class Story {

        private final String policy;
        private final RedisFault fault;
        private final String merchant;
        private final SteadyCalls wide;
        private final SteadyCalls narrow;
        private final double lostBefore;

        Story(String policy, RedisFault fault) {
            this.policy = policy;
            this.fault = fault;
            merchant = policy + "-" + fault.name().toLowerCase(Locale.ROOT);
            lostBefore = lost();
            Fleet fleet = new Fleet(INSTANCES.get(policy));
            fleet.putMerchant(merchant);
            fleet.putLimit(merchant, 10_000);
            fleet.putMerchant(merchant + "-narrow");
            fleet.putLimit(merchant + "-narrow", LIMIT);
            wide = new SteadyCalls(fleet, fleet.createKeys(merchant, "Core system").getFirst(), PER_SECOND);
            narrow = new SteadyCalls(fleet, fleet.createKeys(merchant + "-narrow", "Core system").getFirst(), 10);
        }

        void hearsOfTheFault() {
            for (PackagedService instance : INSTANCES.get(policy)) {
                assertThat(instance.readiness()).contains("\"redis\": \"away\"");
                assertThat(instance.metric("latchkey_limit_store_up")).isZero();
            }
        }

        long millisUntilRedisDecides(long ended) {
            Soon.holds(() -> assertThat(INSTANCES.get(policy))
                    .allMatch(instance -> instance.metric("latchkey_limit_store_up") == 1));
            return Duration.ofNanos(System.nanoTime() - ended).toMillis();
        }

        FaultRow end(long backMillis) throws InterruptedException {
            Answers answers = wide.stop();
            long over = narrow.stop().admitted() - LIMIT;
            return new FaultRow(fault.title, policy, answers, Math.max(0, over), UsageReader.settledCalls(database, merchant),
                    backMillis);
        }

        // What one of them knows of the last minute is lost with it, unless the window was known to be full.
        long overAdmissionBound() {
            return (fault == RedisFault.EMPTIED ? LIMIT : 0) + ("local".equals(policy) ? LIMIT : 0);
        }

        /** Of how many requests only Redis knows whether it has counted them. */
        long lostAnswers() {
            return Math.round(lost() - lostBefore);
        }

        private double lost() {
            return INSTANCES.get(policy).stream()
                    .mapToDouble(instance -> instance.metric("latchkey_limit_lost_answers_total")).sum();
        }
    }
}
