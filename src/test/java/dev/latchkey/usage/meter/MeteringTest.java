package dev.latchkey.usage.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

@QuarkusTest
class MeteringTest extends ApiTest {

    private static final long HOUR = System.currentTimeMillis() / 3_600_000;

    @Inject
    RedisCounters counters;

    @Inject
    MeterWriter writer;

    @Inject
    Sweep sweep;

    @Inject
    UsageHours hours;

    @Inject
    UsageMinutes stored;

    @Inject
    Redis redis;

    @Test
    void admissionsRefusalsAndBytesAreCountedByKeyAndKind() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":3");
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey first = keys.create("First");
        TestKey second = keys.create("Second");
        int bytes = MerchantApi.merchant(first.secret()).statusCode(200).extract().asByteArray().length;
        MerchantApi.merchant(first.secret()).statusCode(200);
        MerchantApi.merchant(second.secret()).statusCode(200);
        MerchantApi.merchant(second.secret()).statusCode(429);
        keys.change(first.id(), "{\"enabled\":false}").statusCode(200);
        MerchantApi.merchant(first.secret()).statusCode(401);

        write();

        assertThat(totals(merchant.id())).isEqualTo(Map.of(first.id() + " CALLS", 2L, second.id() + " CALLS", 1L,
                first.id() + " BYTES", 2L * bytes, second.id() + " BYTES", (long) bytes,
                second.id() + " RATE_LIMITED", 1L, first.id() + " DISABLED", 1L));
    }

    @Test
    void whatCostsNothingIsNoCall() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        MerchantApi.usage(key.secret()).statusCode(200);

        write();

        assertThat(totals(merchant.id()).keySet()).noneMatch(kind -> kind.endsWith("CALLS"));
    }

    @Test
    void writingTwiceAtOnceAndSweepingCountsNothingTwice() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        IntStream.range(0, 7).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));

        Uni.join().all(List.of(writer.write(), writer.write(), sweep.all(), sweep.all())).andFailFast().await()
                .indefinitely();
        write();

        assertThat(totals(merchant.id())).containsEntry(key.id() + " CALLS", 7L);
    }

    @Test
    void aSweepStoresWhatNobodyElseWroteAndThenRedisForgetsOldHours() {
        String merchant = "dead-" + UUID.randomUUID();
        UUID key = UUID.randomUUID();
        for (long hour : new long[] { HOUR - 30, HOUR }) {
            String hash = new UsageKey(merchant, hour).toString();
            send(Request.cmd(Command.HSET).arg(hash).arg("born").arg(17).arg(key + "/5").arg(40).arg(key + "/59").arg(2));
        }

        sweep.all().await().indefinitely();
        sweep.all().await().indefinitely();

        assertThat(totals(merchant)).isEqualTo(Map.of(key + " CALLS", 84L));
        assertThat(database().query("SELECT minutes[6]::text || ' ' || minutes[60] FROM usage_hours WHERE merchant_id = ?",
                merchant)).containsExactly("40 2", "40 2");
        assertThat(exists(merchant, HOUR - 30)).isFalse();
        assertThat(exists(merchant, HOUR)).as("still counting").isTrue();
    }

    @Test
    void whoAsksForATurnAsOftenAsItComesIsNotToldThatItIsStillHisOwn() {
        send(Request.cmd(Command.DEL).arg("lk:1:sweep"));

        assertThat(counters.isOurTurn(Duration.ofSeconds(100)).await().indefinitely()).isTrue();
        assertThat(counters.isOurTurn(Duration.ofSeconds(100)).await().indefinitely()).isFalse();
        assertThat(redis.send(Request.cmd(Command.PTTL).arg("lk:1:sweep")).await().indefinitely().toLong())
                .isBetween(1L, 90_000L);
    }

    @Test
    void aHashThatTheScriptCanNotHaveMadeKeepsNoOtherFromBeingStored() {
        String merchant = "foreign-" + UUID.randomUUID();
        UUID key = UUID.randomUUID();
        send(Request.cmd(Command.HSET).arg(new UsageKey(merchant, HOUR - 5).toString()).arg(key + "/5").arg(40));
        send(Request.cmd(Command.HSET).arg(new UsageKey(merchant, HOUR).toString()).arg("born").arg(17).arg(key + "/5").arg(2));

        sweep.all().await().indefinitely();

        assertThat(totals(merchant)).isEqualTo(Map.of(key + " CALLS", 2L));
    }

    @Test
    void theGreaterWordHoldsMinuteByMinuteAndBirthsAddUp() {
        String merchant = "words-" + UUID.randomUUID();
        UUID key = UUID.randomUUID();

        stored.write(Map.of(counter(merchant, key, "1", 0), 5L, counter(merchant, key, "1", 1), 1L)).await().indefinitely();
        hours.write(Map.of(counter(merchant, key, "1", 0), 4L, counter(merchant, key, "1", 2), 10L)).await().indefinitely();
        hours.write(Map.of(counter(merchant, key, "2", 0), 100L, counter(merchant, key, "2", 1), 1L)).await().indefinitely();
        stored.write(Map.of(counter(merchant, key, "2", 0), 99L, counter(merchant, key, "2", 1), 2L)).await().indefinitely();
        stored.write(Map.of(counter(merchant, key, "1", 59), 1000L)).await().indefinitely();

        assertThat(totals(merchant)).isEqualTo(Map.of(key + " CALLS", 1118L));
        assertThat(database().query("SELECT epoch || minutes::text FROM usage_hours WHERE merchant_id = ? ORDER BY epoch",
                merchant)).containsExactly("1{5,1,10," + "NULL,".repeat(56) + "1000}", "2{100,2" + ",NULL".repeat(58) + "}");
    }

    @Test
    void manyRowsAreWrittenInSeveralStatements() {
        String merchant = "many-" + UUID.randomUUID();
        Map<Counter, Long> counts = IntStream.range(0, 1100).boxed().collect(Collectors.toMap(
                i -> counter(merchant, UUID.randomUUID(), "1", i % 2), i -> 1L));

        hours.write(counts).await().indefinitely();
        Map<Counter, Long> greater = counts.keySet().stream().collect(Collectors.toMap(counter -> counter, counter -> 2L));
        stored.write(greater).await().indefinitely();

        assertThat(database().value("SELECT sum(total) FROM usage_hours WHERE merchant_id = ?", merchant)).isEqualTo("2200");
    }

    private void write() {
        writer.write().await().indefinitely();
    }

    /** Of each key and kind. */
    private Map<String, Long> totals(String merchant) {
        return database().query("SELECT key_id || ' ' || kind || ' ' || sum(total) FROM usage_hours WHERE merchant_id = ? "
                + "GROUP BY key_id, kind", merchant).stream().collect(Collectors.toMap(
                        row -> row.substring(0, row.lastIndexOf(' ')),
                        row -> Long.parseLong(row.substring(row.lastIndexOf(' ') + 1))));
    }

    private boolean exists(String merchant, long hour) {
        return redis.send(Request.cmd(Command.EXISTS).arg(new UsageKey(merchant, hour).toString())).await().indefinitely()
                .toInteger() == 1;
    }

    private void send(Request request) {
        redis.send(request).await().indefinitely();
    }

    private static Counter counter(String merchant, UUID key, String epoch, int minute) {
        return new Counter(merchant, key, Counter.CALLS, epoch, HOUR * 60 + minute);
    }
}
