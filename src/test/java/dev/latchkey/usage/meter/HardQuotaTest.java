package dev.latchkey.usage.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

@QuarkusTest
class HardQuotaTest extends ApiTest {

    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600);

    @Inject
    MeterWriter writer;

    @Inject
    Redis redis;

    @Test
    void theCallBeyondAHardQuotaIsRefusedUntilThePeriodEnds() {
        TestMerchant merchant = merchantWithQuota(true, 5);
        List<TestKey> keys = List.of(key(merchant, "First"), key(merchant, "Second"));

        IntStream.range(0, 5).forEach(i -> MerchantApi.merchant(keys.get(i % 2).secret()).statusCode(200));

        String wait = MerchantApi.merchant(keys.getFirst().secret()).statusCode(429)
                .body("error.messages[1]", equalTo("The plan's monthly quota is used up."))
                .header("RateLimit", startsWith("\"merchant\";r=295;"))
                .extract().header("Retry-After");
        assertThat(Long.parseLong(wait)).isBetween(3000L, 3601L);
        MerchantApi.usage(keys.getFirst().secret()).statusCode(200);
    }

    @Test
    void ofManyAtOnceExactlyTheQuotaPassesThoughNoneOfThemFindsACounter() {
        TestMerchant merchant = merchantWithQuota(true, 20);
        TestKey key = key(merchant, "ERP");

        List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                () -> MerchantApi.merchant(key.secret()).extract().statusCode(), Thread::startVirtualThread))
                .limit(60).toList();

        assertThat(calls.stream().map(CompletableFuture::join).filter(status -> status == 200)).hasSize(20);
    }

    @Test
    void aSoftQuotaRefusesNothing() {
        TestKey key = key(merchantWithQuota(false, 2), "ERP");

        IntStream.range(0, 4).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));
    }

    @Test
    void aTrialsQuotaIsHard() {
        TestMerchant merchant = merchantWithQuota(false, 2);
        database().update("UPDATE subscriptions SET status = 'TRIAL' WHERE merchant_id = ?", merchant.id());
        TestKey key = key(merchant, "ERP");

        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(429));
    }

    @Test
    void aRedisThatLostItsDataIsToldWhatWasUsed() {
        TestMerchant merchant = merchantWithQuota(true, 5);
        TestKey key = key(merchant, "ERP");
        IntStream.range(0, 3).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));

        lose(merchant);
        IntStream.range(0, 2).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));

        MerchantApi.merchant(key.secret()).statusCode(429);
    }

    @Test
    void whatWasUsedWhileTheQuotaWasSoftCountsWhenItBecomesHard() {
        TestMerchant merchant = merchantWithQuota(false, 5);
        TestKey key = key(merchant, "ERP");
        IntStream.range(0, 4).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));

        plan(merchant, true, 5, 2);

        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(429));
        writer.write().await().indefinitely();
        assertThat(
                database().value("SELECT sum(total) FROM usage_hours WHERE kind = 'CALLS' AND merchant_id = ?", merchant.id()))
                .as("until it was heard of, it was soft").satisfies(calls -> assertThat(Long.parseLong(calls))
                        .isGreaterThanOrEqualTo(5));
    }

    @Test
    void callsOfAnEarlierPeriodDoNotCount() {
        TestMerchant merchant = merchantWithQuota(true, 2);
        TestKey key = key(merchant, "ERP");
        database().update("INSERT INTO usage_hours SELECT ?, date_trunc('hour', now() - interval '40 days', 'UTC'), ?::uuid, "
                + "'CALLS', 'e', ('{' || repeat('NULL,', 59) || '9}')::bigint[]", merchant.id(), key.id());

        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(429);
    }

    private TestMerchant merchantWithQuota(boolean hard, int quota) {
        TestMerchant merchant = world().merchantWithoutContract();
        merchant.subscribe("active", Instant.now().minus(1, ChronoUnit.DAYS), end);
        plan(merchant, hard, quota, 1);
        return merchant;
    }

    /** By SQL, for this is about what holds and not about how it is put. */
    private void plan(TestMerchant merchant, boolean hard, int quota, int version) {
        database().update(
                "INSERT INTO plan_versions VALUES (?, ?::integer, 'Plan', 'JPY', 0, ?::bigint, NULL, 0, ?::boolean, now())",
                merchant.id(), Integer.toString(version), Integer.toString(quota), Boolean.toString(hard));
        database().update("UPDATE subscriptions SET plan = ?, plan_version = ?::integer WHERE merchant_id = ?", merchant.id(),
                Integer.toString(version), merchant.id());
    }

    private void lose(TestMerchant merchant) {
        redis.send(Request.cmd(Command.KEYS).arg("lk:1:{" + merchant.id() + "}:*")).await().indefinitely()
                .forEach(name -> redis.send(Request.cmd(Command.DEL).arg(name.toString())).await().indefinitely());
    }

    private static TestKey key(TestMerchant merchant, String name) {
        return merchant.owner().keys(merchant.id()).create(name);
    }
}
