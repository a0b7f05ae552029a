package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Soon;

/** Two instances on a Redis that Sentinels guard: the one that takes over goes on counting where the other was. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisSentinelIT {

    private static final int LIMIT = 40;

    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static final Fleet FLEET = new Fleet(INSTANCES);

    private static GuardedRedis redis;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-sentinel");
        redis = GuardedRedis.start(Path.of("target", "packaged-sentinel", "redis").toAbsolutePath());
        Map<String, String> environment = Production.environment(stores);
        environment.put("QUARKUS_REDIS_CLIENT_TYPE", "sentinel");
        environment.put("QUARKUS_REDIS_MASTER_NAME", GuardedRedis.NAME);
        environment.put("QUARKUS_REDIS_HOSTS", redis.hosts());
        environment.put("LATCHKEY_LIMIT_REQUESTS_PER_MINUTE", Integer.toString(LIMIT));
        INSTANCES.add(new PackagedService("packaged-sentinel/first", environment).awaitReady());
        INSTANCES.add(new PackagedService("packaged-sentinel/second", environment).awaitReady());
    }

    @AfterAll
    static void stop() throws Exception {
        INSTANCES.forEach(PackagedService::close);
        redis.close();
    }

    @Test
    @Order(1)
    void aRedisThatHandsOverIsFollowedAndTheLimitIsExact() {
        String secret = merchant("handed-over");
        assertThat(admitted(call(secret, 25))).isEqualTo(25);

        redis.handOver();

        assertThat(25 + admittedUntilFull(secret)).isEqualTo(LIMIT);
    }

    @Test
    @Order(2)
    void aRedisThatDiesIsReplacedAndTheLimitIsExact() throws Exception {
        String secret = merchant("died");
        assertThat(admitted(call(secret, 25))).isEqualTo(25);

        redis.killMaster();

        assertThat(25 + admittedUntilFull(secret)).isEqualTo(LIMIT);
    }

    /** Each event loop of each instance finds the new master by itself, so many must have looked before all have. */
    private static long admittedUntilFull(String secret) {
        Soon.holds(() -> assertThat(statuses(IntStream.range(0, 200).mapToObj(i -> FLEET.look(i, secret)).toList()))
                .containsOnly(200));
        List<Integer> rest = call(secret, LIMIT);
        assertThat(rest).containsOnly(200, 429);
        return admitted(rest);
    }

    private static String merchant(String id) {
        FLEET.putMerchant(id);
        return FLEET.createKeys(id, "Core system").getFirst();
    }

    private static List<Integer> call(String secret, int times) {
        return statuses(IntStream.range(0, times).mapToObj(i -> FLEET.call(i, secret)).toList());
    }

    private static List<Integer> statuses(List<CompletableFuture<HttpResponse<String>>> requests) {
        return requests.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();
    }

    private static long admitted(List<Integer> statuses) {
        return statuses.stream().filter(status -> status == 200).count();
    }
}
