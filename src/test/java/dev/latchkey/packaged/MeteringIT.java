package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Database;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Wire;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Three instances under load, while instances, Redis and PostgreSQL die and come back: what is stored in the end is what
 * callers
 * were told, and what Redis had counted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeteringIT {

    private static final Vertx VERTX = Vertx.vertx();
    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static final Fleet FLEET = new Fleet(INSTANCES);
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    private static MortalRedis redis;
    private static Wire postgres;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        TestStores stores = TestStores.start("packaged-metering");
        database = new Database("jdbc:" + stores.postgresUrl());
        int port = Integer.parseInt(stores.postgresUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        postgres = new Wire(VERTX, port);
        redis = new MortalRedis(Path.of("target", "packaged-metering", "mortal-redis").toAbsolutePath()).startFaithful();
        ENVIRONMENT.putAll(Production.environment(stores));
        ENVIRONMENT.put("QUARKUS_DATASOURCE_REACTIVE_URL",
                stores.postgresUrl().replace(":" + port + "/", ":" + postgres.port() + "/"));
        ENVIRONMENT.put("QUARKUS_REDIS_HOSTS", redis.url());
        ENVIRONMENT.put("LATCHKEY_LIMIT_REQUESTS_PER_MINUTE", "10000");
        ENVIRONMENT.put("LATCHKEY_LIMIT_TIMEOUT", "2s");
        ENVIRONMENT.put("LATCHKEY_METERING_FLUSH_EVERY", "300ms");
        ENVIRONMENT.put("LATCHKEY_METERING_SWEEP_EVERY", "1s");
        for (String name : List.of("first", "second", "third")) {
            INSTANCES.add(new PackagedService("packaged-metering/" + name, ENVIRONMENT));
        }
        for (PackagedService instance : INSTANCES) {
            instance.awaitReady();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        INSTANCES.forEach(PackagedService::close);
        redis.close();
        VERTX.close();
    }

    @Test
    @Order(1)
    void whileNothingFailsEachCallAndEachByteIsStoredOnce() throws Exception {
        Load load = load("calm");

        Soon.holds(() -> assertThat(load.admitted()).isGreaterThan(300));

        assertStored("calm", load.stop());
        assertThat(load.unknown()).isZero();
        Soon.holds(() -> assertThat(stored("calm", "BYTES")).isEqualTo(load.bytes()));
    }

    @Test
    @Order(2)
    void instancesThatAreKilledTakeNothingWithThem() throws Exception {
        Load load = load("killed");

        for (int instance = 1; instance < 3; instance++) {
            seconds(2);
            INSTANCES.get(instance).kill();
            seconds(1);
            INSTANCES.set(instance, new PackagedService("packaged-metering/again-" + instance, ENVIRONMENT).awaitReady());
        }
        seconds(1);

        assertStored("killed", load.stop());
        assertThat(load.unknown()).as("requests that a dead instance left unanswered").isPositive();
    }

    @Test
    @Order(3)
    void aPostgresqlThatIsAwayLosesNothing() throws Exception {
        Load load = load("cut");

        for (int cut = 0; cut < 2; cut++) {
            seconds(1);
            postgres.cut();
            seconds(2);
            postgres.mend();
        }
        seconds(1);

        assertStored("cut", load.stop());
    }

    @Test
    @Order(4)
    void aRedisThatKeepsItsDataLosesNothingWhenItIsKilled() throws Exception {
        Load load = load("faithful");

        seconds(2);
        redis.kill();
        seconds(1);
        redis.comeBack();
        seconds(2);

        assertStored("faithful", load.stop());
        assertThat(load.admitted()).isPositive();
    }

    @Test
    @Order(5)
    void ofARedisThatKeepsNothingTheInstancesKnowWhatItHadCounted() throws Exception {
        redis.kill();
        redis.startForgetful();
        Load load = load("forgetful");

        for (int loss = 0; loss < 3; loss++) {
            seconds(1);
            redis.kill();
            redis.startForgetful();
        }
        seconds(2);

        load.stop();
        assertThat(settled("forgetful")).isBetween(load.admitted(), load.admitted() + load.unknown());
        assertThat(database.query("SELECT DISTINCT epoch FROM usage_hours WHERE merchant_id = 'forgetful' AND kind = 'CALLS'"))
                .as("births of counters").hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(6)
    void whereRedisLosesItsDataWhileAnInstanceDiesItsLastMomentIsLostAndNothingMore() throws Exception {
        Load load = load("both");

        seconds(2);
        long before = load.admittedBy(2);
        seconds(2);
        INSTANCES.get(2).kill();
        redis.kill();
        long lastMoment = load.admittedBy(2) - before;
        redis.startForgetful();
        seconds(1);
        INSTANCES.set(2, new PackagedService("packaged-metering/last", ENVIRONMENT).awaitReady());

        load.stop();
        assertThat(settled("both")).isBetween(load.admitted() - lastMoment, load.admitted() + load.unknown());
    }

    private static Load load(String merchant) {
        FLEET.putMerchant(merchant);
        return new Load(FLEET, FLEET.createKeys(merchant, "Core system", "Logistics", "Accounting"));
    }

    /** What is stored is what Redis has counted, which callers can't tell exactly where some were not answered. */
    private static void assertStored(String merchant, Load load) {
        Soon.holds(() -> assertThat(stored(merchant, "CALLS")).isEqualTo(counted(merchant)));
        assertThat(settled(merchant)).isEqualTo(counted(merchant)).isBetween(load.admitted(),
                load.admitted() + load.unknown());
    }

    /** What is stored when some more writing and sweeping changes nothing. */
    private static long settled(String merchant) {
        AtomicLong last = new AtomicLong(stored(merchant, "CALLS"));
        Soon.holds(() -> {
            pause(2500);
            long now = stored(merchant, "CALLS");
            assertThat(now).as("no more than before").isEqualTo(last.getAndSet(now));
        });
        return last.get();
    }

    private static long stored(String merchant, String kind) {
        return Long.parseLong(database.value(
                "SELECT coalesce(sum(total), 0) FROM usage_hours WHERE merchant_id = ? AND kind = ?", merchant, kind));
    }

    private static long counted(String merchant) {
        Redis client = Redis.createClient(VERTX, redis.url());
        long sum = 0;
        for (Response key : send(client, Request.cmd(Command.KEYS).arg("lk:1:{" + merchant + "}:u:*"))) {
            Response fields = send(client, Request.cmd(Command.HGETALL).arg(key.toString()));
            sum += StreamSupport.stream(fields.getKeys().spliterator(), false).filter(field -> field.contains("/"))
                    .mapToLong(field -> fields.get(field).toLong()).sum();
        }
        client.close();
        return sum;
    }

    private static Response send(Redis client, Request request) {
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }

    private static void seconds(int seconds) {
        pause(1000L * seconds);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
