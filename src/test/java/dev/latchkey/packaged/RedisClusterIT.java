package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/** Two instances on a Redis Cluster of three shards: each merchant has its limit exactly, wherever its slot is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterIT {

    private static final int LIMIT = 40;
    /** Two for each shard. */
    private static final List<String> MERCHANTS = new ArrayList<>();

    private static final Map<String, String> SECRETS = new HashMap<>();
    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static final Fleet FLEET = new Fleet(INSTANCES);

    private static ShardedRedis redis;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-cluster");
        database = new Database("jdbc:" + stores.postgresUrl());
        redis = ShardedRedis.start(Path.of("target", "packaged-cluster", "redis").toAbsolutePath());
        Map<String, String> environment = Production.environment(stores);
        environment.put("QUARKUS_REDIS_CLIENT_TYPE", "cluster");
        environment.put("QUARKUS_REDIS_HOSTS", redis.hosts());
        environment.put("LATCHKEY_LIMIT_REQUESTS_PER_MINUTE", Integer.toString(LIMIT));
        // What is stored comes from the sweep, which must find every shard's counters.
        environment.put("LATCHKEY_METERING_FLUSH_EVERY", "1h");
        environment.put("LATCHKEY_METERING_SWEEP_EVERY", "1s");
        INSTANCES.add(new PackagedService("packaged-cluster/first", environment).awaitReady());
        INSTANCES.add(new PackagedService("packaged-cluster/second", environment).awaitReady());
        for (int shard = 0; shard < 3; shard++) {
            for (String kind : List.of("steady", "moved", "failed")) {
                int wanted = shard;
                MERCHANTS.add(IntStream.iterate(0, i -> i + 1).mapToObj(i -> kind + "-" + i)
                        .filter(id -> redis.shardOf(id) == wanted).findFirst().orElseThrow());
            }
        }
        for (String merchant : MERCHANTS) {
            FLEET.putMerchant(merchant);
            SECRETS.put(merchant, FLEET.createKeys(merchant, "Core system").getFirst());
        }
    }

    @AfterAll
    static void stop() throws Exception {
        INSTANCES.forEach(PackagedService::close);
        redis.close();
    }

    @Test
    @Order(1)
    void ofConcurrentRequestsOfMerchantsInAllShardsExactlyTheLimitPasses() {
        Map<String, Map<Integer, Long>> answers = call(of("steady"), 100);

        assertThat(answers.values()).hasSize(3).containsOnly(Map.of(200, (long) LIMIT, 429, 100L - LIMIT));
    }

    @Test
    @Order(2)
    void allThatIsKeptOfAMerchantIsInOneShard() {
        for (String merchant : of("steady")) {
            for (int shard = 0; shard < 3; shard++) {
                assertThat(redis.keys(shard, merchant)).as(merchant + " in shard " + shard)
                        .hasSize(shard == redis.shardOf(merchant) ? 2 : 0);
            }
        }
    }

    @Test
    @Order(3)
    void theCountersOfAllShardsAreStored() {
        Soon.holds(() -> assertThat(of("steady")).allSatisfy(merchant -> assertThat(database.value(
                "SELECT coalesce(sum(total), 0) FROM usage_hours WHERE merchant_id = ? AND kind = 'CALLS'", merchant))
                .isEqualTo(Integer.toString(LIMIT))));
    }

    @Test
    @Order(4)
    void aSlotThatIsMovedWhileItIsInUseTakesItsMerchantsWindowAlong() {
        for (String merchant : of("moved")) {
            int shard = redis.shardOf(merchant);
            int target = (shard + 1) % 3;
            Map<Integer, Long> before = call(List.of(merchant), LIMIT / 2).get(merchant);
            List<CompletableFuture<HttpResponse<String>>> meanwhile = IntStream.range(0, 10)
                    .mapToObj(i -> FLEET.call(i, SECRETS.get(merchant))).toList();

            redis.move(merchant, shard, target);

            Map<Integer, Long> during = count(meanwhile);
            Map<Integer, Long> after = call(List.of(merchant), LIMIT).get(merchant);
            assertThat(before).isEqualTo(Map.of(200, (long) LIMIT / 2));
            assertThat(during).isEqualTo(Map.of(200, 10L));
            assertThat(after).isEqualTo(Map.of(200, LIMIT / 2 - 10L, 429, LIMIT / 2 + 10L));
            assertThat(redis.keys(target, merchant)).isNotEmpty();
            assertThat(redis.keys(shard, merchant)).isEmpty();
        }
    }

    @Test
    @Order(5)
    void whenAShardFailsTheOthersGoOnAndItsReplicaKnowsWhatWasCounted() throws Exception {
        String failing = of("failed").getFirst();
        List<String> others = of("failed").subList(1, 3);
        assertThat(call(List.of(failing), 30).get(failing)).isEqualTo(Map.of(200, 30L));

        redis.killMaster(redis.shardOf(failing));

        for (int i = 0; i < 10; i++) {
            assertThat(call(others, 1).values()).as("of the other shards").containsOnly(Map.of(200, 1L));
        }
        // Each event loop of each instance finds the new master by itself, so many must have looked before all have.
        Soon.holds(() -> assertThat(count(IntStream.range(0, 200).mapToObj(i -> FLEET.look(i, SECRETS.get(failing))).toList()))
                .isEqualTo(Map.of(200, 200L)));
        assertThat(call(List.of(failing), 20).get(failing)).isEqualTo(Map.of(200, LIMIT - 30L, 429, 50L - LIMIT));
    }

    private static List<String> of(String kind) {
        return MERCHANTS.stream().filter(merchant -> merchant.startsWith(kind)).toList();
    }

    /** So many requests of each, all at once, over both instances; how often each status was the answer. */
    private static Map<String, Map<Integer, Long>> call(List<String> merchants, int each) {
        Map<String, List<CompletableFuture<HttpResponse<String>>>> requests = new HashMap<>();
        for (int i = 0; i < each; i++) {
            for (String merchant : merchants) {
                requests.computeIfAbsent(merchant, unknown -> new ArrayList<>()).add(FLEET.call(i, SECRETS.get(merchant)));
            }
        }
        return requests.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, of -> count(of.getValue())));
    }

    private static Map<Integer, Long> count(List<CompletableFuture<HttpResponse<String>>> requests) {
        return requests.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    }
}
