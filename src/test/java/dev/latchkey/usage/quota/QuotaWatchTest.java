package dev.latchkey.usage.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.rounds.Rounds;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Usage is counted first and contracted then, so that nothing is told in between. */
@QuarkusTest
class QuotaWatchTest extends ApiTest {

    private static final Instant THIS_HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final Instant LAST_MONTH = THIS_HOUR.minus(Duration.ofDays(20));
    private static final Instant NEXT_MONTH = THIS_HOUR.plus(Duration.ofDays(10));
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    QuotaWatch watch;

    private TestMerchant merchant;
    private final String plan = "watched-" + COUNT.incrementAndGet();

    @BeforeEach
    void make() {
        merchant = world().merchantWithoutContract();
    }

    @ParameterizedTest
    @CsvSource({ "799, ''", "800, 80", "999, 80", "1000, '100,80'", "5000, '100,80'" })
    void eachThresholdOfTheCallsIsToldOnceItIsReached(long calls, String told) {
        count("CALLS", THIS_HOUR, 1, calls, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 1000");

        check();
        check();

        assertThat(events()).extracting(event -> fact(event, "percent").toString())
                .containsExactlyInAnyOrderElementsOf(told.isEmpty() ? List.of() : List.of(told.split(",")));
        assertThat(events()).allSatisfy(event -> assertThat(event.get("after")).isEqualTo(Map.of("measure", "calls",
                "percent", fact(event, "percent"), "used", (int) calls, "quota", 1000, "periodStart", LAST_MONTH.toString())));
    }

    @Test
    void itIsNobodysDoingAndTheEndpointsAreTold() {
        count("CALLS", THIS_HOUR, 1, 80, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 100");

        check();

        assertThat(events()).hasSize(1);
        Staff.PLATFORM.auditEvents(merchant.id()).list("?action=quota.reached").body("items[0]", not(hasKey("actor")));
        Staff.PLATFORM.webhookDeliveries().list("?merchantId=" + merchant.id())
                .body("items[0].type", equalTo("quota.reached")).body("items", hasSize(2));
        assertThat(database().value("SELECT body::jsonb -> 'data' ->> 'periodEnd' FROM webhook_deliveries "
                + "WHERE type = 'quota.reached' AND merchant_id = ?", merchant.id())).isEqualTo(NEXT_MONTH.toString());
    }

    @Test
    void theTransferIsWatchedByItself() {
        count("CALLS", THIS_HOUR, 1, 5, "a");
        count("BYTES", THIS_HOUR, 1, 900, "a");
        count("RATE_LIMITED", THIS_HOUR, 1, 900, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 1000, \"monthlyTransferQuotaBytes\": 1000");

        check();

        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().get("after")).isEqualTo(Map.of("measure", "transfer", "percent", 80, "used", 900,
                "quota", 1000, "periodStart", LAST_MONTH.toString()));
    }

    @Test
    void allHoursKeysAndEpochsOfThePeriodCount() {
        count("CALLS", THIS_HOUR, 1, 10, "a");
        count("CALLS", THIS_HOUR, 60, 10, "b");
        count("CALLS", THIS_HOUR.minus(Duration.ofDays(3)), 30, 60, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 100");

        check();

        assertThat(events()).hasSize(1);
        assertThat(fact(events().getFirst(), "used")).isEqualTo(80);
    }

    @Test
    void ofAnHourAtTheEdgeOfThePeriodItsOwnMinutesCount() {
        // The period begins at half past, some seconds later: the minute belongs to it as a whole.
        Instant start = THIS_HOUR.minus(Duration.ofDays(2)).plus(Duration.ofMinutes(30));
        count("CALLS", start.truncatedTo(ChronoUnit.HOURS), 30, 1000, "before");
        count("CALLS", start.truncatedTo(ChronoUnit.HOURS), 31, 7, "first");
        count("CALLS", start.truncatedTo(ChronoUnit.HOURS), 60, 3, "later");
        // It ended a while ago: its last minute may have been written only now.
        Instant end = THIS_HOUR.minus(Duration.ofMinutes(15));
        count("CALLS", end.truncatedTo(ChronoUnit.HOURS), 1, 40, "early");
        count("CALLS", end.truncatedTo(ChronoUnit.HOURS), 45, 50, "last");
        count("CALLS", end.truncatedTo(ChronoUnit.HOURS), 46, 1000, "after");
        contract(start.plusSeconds(20), end.plusSeconds(40), "\"monthlyCallQuota\": 125");

        check();

        assertThat(events()).hasSize(1);
        assertThat(fact(events().getFirst(), "used")).isEqualTo(100);
    }

    @Test
    void aPlanWithoutQuotasOrNoPlanAtAllIsNeverUsedUp() {
        count("CALLS", THIS_HOUR, 1, 1_000_000, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"hardQuota\": false");
        TestMerchant planless = world().merchantWithoutContract();
        count(planless, "CALLS", THIS_HOUR, 1, 1_000_000, "a");
        Staff.PLATFORM.subscription(planless.id()).put("undefined", "active", LAST_MONTH, NEXT_MONTH, "").statusCode(201);

        check();

        assertThat(events()).isEmpty();
        Staff.PLATFORM.auditEvents(planless.id()).list("?action=quota.reached").body("items", hasSize(0));
    }

    @Test
    void theNextPeriodIsToldOfByItself() {
        count("CALLS", THIS_HOUR.minus(Duration.ofHours(1)), 1, 100, "a");
        count("CALLS", THIS_HOUR, 1, 90, "a");
        contract(LAST_MONTH, THIS_HOUR, "\"monthlyCallQuota\": 100");
        Staff.PLATFORM.subscription(merchant.id()).put(plan, "active", THIS_HOUR, NEXT_MONTH, "").statusCode(200);

        check();

        assertThat(events()).extracting(event -> fact(event, "periodStart"), event -> fact(event, "percent"))
                .containsExactlyInAnyOrder(tuple(LAST_MONTH.toString(), 80),
                        tuple(LAST_MONTH.toString(), 100),
                        tuple(THIS_HOUR.toString(), 80));
    }

    @Test
    void manyInstancesThatNoticeAtOnceTellOnce() {
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 100");
        Reached reached = new Reached(new MerchantId(merchant.id()), LAST_MONTH, NEXT_MONTH, Measure.CALLS, 80, 80, 100);

        Uni.join().all(IntStream.range(0, 8).mapToObj(i -> Rounds.inOwnContext(() -> watch.tell(reached))).toList())
                .andFailFast().await().indefinitely();

        assertThat(events()).hasSize(1);
        Staff.PLATFORM.webhookDeliveries().list("?merchantId=" + merchant.id()).body(
                "items.findAll { it.type == 'quota.reached' }", hasSize(1));
    }

    @Test
    void manyInstancesThatLookAtOnceTellOnce() {
        count("CALLS", THIS_HOUR, 1, 100, "a");
        contract(LAST_MONTH, NEXT_MONTH, "\"monthlyCallQuota\": 100");

        Uni.join().all(IntStream.range(0, 8).mapToObj(i -> Rounds.inOwnContext(watch::check)).toList()).andFailFast()
                .await().indefinitely();

        assertThat(events()).hasSize(2);
    }

    private void check() {
        Rounds.inOwnContext(watch::check).await().indefinitely();
    }

    private void contract(Instant start, Instant end, String quotas) {
        Staff.PLATFORM.plans().put(plan, """
                "name": "Watched", "currency": "JPY", "monthlyFee": "0", "feePerExtraCall": "0", %s
                """.formatted(quotas)).statusCode(201);
        Staff.PLATFORM.subscription(merchant.id()).put(plan, "active", start, end, "").statusCode(201);
    }

    private void count(String kind, Instant hour, int minute, long count, String epoch) {
        count(merchant, kind, hour, minute, count, epoch);
    }

    private void count(TestMerchant of, String kind, Instant hour, int minute, long count, String epoch) {
        database().update("""
                INSERT INTO usage_hours (merchant_id, hour, key_id, kind, epoch, minutes)
                SELECT ?, ?::timestamptz, gen_random_uuid(), ?, ?,
                       array_agg(CASE WHEN minute = ?::integer THEN ?::bigint END ORDER BY minute)
                FROM generate_series(1, 60) minute
                """, of.id(), hour.toString(), kind, epoch, Integer.toString(minute), Long.toString(count));
    }

    private List<Map<String, Object>> events() {
        return Staff.PLATFORM.auditEvents(merchant.id()).list("?action=quota.reached").extract().path("items");
    }

    private static Object fact(Map<String, Object> event, String name) {
        return ((Map<?, ?>) event.get("after")).get(name);
    }
}
