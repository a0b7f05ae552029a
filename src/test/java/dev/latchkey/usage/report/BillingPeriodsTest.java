package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** What is billed for which period. */
@QuarkusTest
class BillingPeriodsTest extends ApiTest {

    private static final String KEY = UUID.randomUUID().toString();

    private final Instant now = Instant.now();

    @Test
    void thePeriodTellsUseOverageAndForecast() {
        TestMerchant merchant = contracted("active", 100, now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(10)));
        database().addUsage(merchant.id(), KEY, "CALLS", now.minus(Duration.ofDays(9)), 103);
        database().addUsage(merchant.id(), KEY, "BYTES", now.minus(Duration.ofDays(9)), 5_000_000_000L);
        database().addUsage(merchant.id(), KEY, "RATE_LIMITED", now.minus(Duration.ofDays(9)), 1000);
        database().addUsage(merchant.id(), KEY, "CALLS", now.minus(Duration.ofDays(11)), 1000);

        Map<String, Object> period = merchant.viewer().usage(merchant.id()).get("?step=day").statusCode(200).extract()
                .path("period");

        assertThat(period).containsEntry("plan", merchant.id()).containsEntry("trial", false).containsEntry("currency", "JPY")
                .containsEntry("monthlyFee", "12000").containsEntry("calls", 103).containsEntry("callQuota", 100)
                .containsEntry("transferBytes", 5_000_000_000L).containsEntry("transferQuotaBytes", 1_000_000)
                .containsEntry("extraCalls", 3).containsEntry("extraFee", "2")
                .containsEntry("forecastCalls", 206).containsEntry("forecastExtraCalls", 106)
                .containsEntry("forecastExtraFee", "53");
    }

    @Test
    void minutesBelongToThePeriodInWhichTheyBegin() {
        Instant boundary = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES).plusSeconds(30);
        TestMerchant merchant = contracted("active", 100, boundary.minus(Duration.ofDays(30)), boundary);
        Staff.PLATFORM.subscription(merchant.id())
                .put(merchant.id(), "active", boundary, boundary.plus(Duration.ofDays(30)), "")
                .statusCode(200);
        database().addUsage(merchant.id(), KEY, "CALLS", boundary.minusSeconds(31), 1);
        database().addUsage(merchant.id(), KEY, "CALLS", boundary.minusSeconds(30), 10);
        database().addUsage(merchant.id(), KEY, "CALLS", boundary.minus(Duration.ofDays(30)).minusSeconds(30), 100);
        database().addUsage(merchant.id(), KEY, "CALLS", boundary.minus(Duration.ofDays(30)).minusSeconds(31), 1000);

        Staff.PLATFORM.usage(merchant.id()).periods("").statusCode(200)
                .body("items.start", equalTo(List.of(boundary.toString(), boundary.minus(Duration.ofDays(30)).toString())))
                .body("items.calls", equalTo(List.of(10, 101)))
                .body("items.extraCalls", equalTo(List.of(0, 1)))
                .body("items.extraFee", equalTo(List.of("0", "1")))
                .body("items[0]", not(hasKey("forecastCalls")));
        Staff.PLATFORM.usage(merchant.id()).periods("?limit=1").body("items.calls", equalTo(List.of(10)));
    }

    @Test
    void aTrialCostsNothing() {
        TestMerchant merchant = contracted("trial", 100, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        database().addUsage(merchant.id(), KEY, "CALLS", now.minus(Duration.ofHours(1)), 103);

        merchant.owner().usage(merchant.id()).periods("").body("items", hasSize(1)).body("items[0].trial", equalTo(true))
                .body("items[0].monthlyFee", equalTo("0")).body("items[0].extraCalls", equalTo(3))
                .body("items[0].extraFee", equalTo("0"));
    }

    @Test
    void aPlanThatWasNotDefinedHasNeitherQuotaNorFee() {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.subscription(merchant.id())
                .put("never-defined", "active", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), "")
                .statusCode(201);

        merchant.owner().usage(merchant.id()).get("").body("period.plan", equalTo("never-defined"))
                .body("period.extraCalls", equalTo(0)).body("period.forecastCalls", equalTo(0))
                .body("period", not(hasKey("callQuota"))).body("period", not(hasKey("extraFee")))
                .body("period", not(hasKey("currency")));
    }

    @Test
    void aPeriodThatIsToComeIsNotBilledYetAndOneThatLapsedIsTheLast() {
        TestMerchant merchant = contracted("active", 100, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
        Staff.PLATFORM.subscription(merchant.id())
                .put(merchant.id(), "active", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)), "").statusCode(200);
        database().addUsage(merchant.id(), KEY, "CALLS", now.minus(Duration.ofDays(3)), 50);

        merchant.viewer().usage(merchant.id()).periods("").body("items.calls", equalTo(List.of(50)));
        merchant.viewer().usage(merchant.id()).get("").body("period.calls", equalTo(50))
                .body("period.forecastCalls", equalTo(50));
    }

    @Test
    void whoNeverContractedHasNoPeriods() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.viewer().usage(merchant.id()).periods("").statusCode(200).body("items", hasSize(0));
        merchant.viewer().usage(merchant.id()).get("").statusCode(200).body("$", not(hasKey("period")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "x", "1.5" })
    void aLimitThatMakesNoSenseIsRefused(String limit) {
        Staff.PLATFORM.usage(world().merchantWithoutContract().id()).periods("?limit=" + limit).statusCode(400)
                .body("errors.field", equalTo(List.of("limit")));
    }

    @Test
    void integratingServersAreToldOfTheirPeriodForNothing() {
        TestMerchant merchant = contracted("active", 100, now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(10)));
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        database().addUsage(merchant.id(), KEY, "CALLS", now.minus(Duration.ofDays(9)), 103);

        MerchantApi.usage(key.secret()).statusCode(200).body("window.remaining", equalTo(300))
                .body("period.calls", equalTo(103)).body("period.callQuota", equalTo(100))
                .body("period.transferBytes", equalTo(0)).body("period.transferQuotaBytes", greaterThan(0))
                .body("period", allOf(hasEntry("extraCalls", (Object) 3), hasEntry("extraFee", (Object) "2"), hasKey("start"),
                        hasKey("end")));
    }

    private TestMerchant contracted(String status, int quota, Instant start, Instant end) {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.plans().put(merchant.id(), """
                "name": "Plan", "currency": "JPY", "monthlyFee": "12000", "monthlyCallQuota": %d,
                "monthlyTransferQuotaBytes": 1000000, "feePerExtraCall": "0.5"
                """.formatted(quota)).statusCode(201);
        Staff.PLATFORM.subscription(merchant.id()).put(merchant.id(), status, start, end, "").statusCode(201);
        return merchant;
    }
}
