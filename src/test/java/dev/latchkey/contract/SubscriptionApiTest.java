package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.rounds.Rounds;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SubscriptionApiTest extends ApiTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant NEXT_MONTH = NOW.plus(Duration.ofDays(30));

    @Inject
    Periods periods;

    @Test
    void itsMembersSeeTheContractWithThePlan() {
        Staff.PLATFORM.plans().put("told", 500, 1000).statusCode(201);
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("told", "active", YESTERDAY, NEXT_MONTH, ", \"autoRenew\": true").statusCode(201)
                .body("autoRenew", equalTo(true)).body("planDetails.version", equalTo(1));

        for (Staff member : List.of(merchant.owner(), merchant.developer(), merchant.viewer(), Staff.PLATFORM)) {
            member.subscription(merchant.id()).get().statusCode(200)
                    .body("plan", equalTo("told")).body("status", equalTo("active")).body("autoRenew", equalTo(true))
                    .body("currentPeriodStart", equalTo(YESTERDAY.toString()))
                    .body("currentPeriodEnd", equalTo(NEXT_MONTH.toString()))
                    .body("planDetails.code", equalTo("told")).body("planDetails.monthlyFee", equalTo("500"))
                    .body("planDetails.monthlyCallQuota", equalTo(1000));
        }
        world().merchant().owner().subscription(merchant.id()).get().statusCode(404);
    }

    @Test
    void whereNothingWasContractedNothingIsFound() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.owner().subscription(merchant.id()).get().statusCode(404)
                .body("detail", equalTo("There is no such subscription."));
    }

    @Test
    void aPlanThatIsNotDefinedCanBeContracted() {
        TestMerchant merchant = world().merchantWithoutContract();

        contract(merchant).put("undefined", "active", YESTERDAY, NEXT_MONTH, "").statusCode(201)
                .body("$", not(hasKey("planDetails"))).body("autoRenew", equalTo(false));
        assertThat(current(merchant)).extracting(BillingPeriod::planCode, period -> period.plan().isPresent())
                .containsExactly("undefined", false);
    }

    @Test
    void aPeriodKeepsTheVersionWithWhichItBegan() {
        Staff.PLATFORM.plans().put("kept", 500, 1000).statusCode(201);
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("kept", "active", YESTERDAY, NEXT_MONTH, "").statusCode(201);
        Staff.PLATFORM.plans().put("kept", 900, 1000).statusCode(200);

        contract(merchant).put("kept", "suspended", YESTERDAY, NEXT_MONTH, "").statusCode(200)
                .body("planDetails.monthlyFee", equalTo("500"));
        contract(merchant).put("kept", "active", NOW, NEXT_MONTH, "").statusCode(200)
                .body("planDetails.monthlyFee", equalTo("900"));
        assertThat(all(merchant)).extracting(BillingPeriod::start, BillingPeriod::end, p -> p.plan().orElseThrow().version())
                .containsExactly(tuple(NOW, NEXT_MONTH, 2),
                        tuple(YESTERDAY, NOW, 1));
    }

    @Test
    void anUpgradeInTheMiddleOfAPeriodEndsIt() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "active", YESTERDAY, NEXT_MONTH, "").statusCode(201);
        contract(merchant).put("plus", "active", NOW, NOW.plus(Duration.ofDays(20)), "").statusCode(200);

        assertThat(all(merchant)).extracting(BillingPeriod::planCode, BillingPeriod::start, BillingPeriod::end)
                .containsExactly(tuple("plus", NOW, NOW.plus(Duration.ofDays(20))),
                        tuple("standard", YESTERDAY, NOW));
        assertThat(current(merchant).planCode()).isEqualTo("plus");
    }

    @Test
    void whatHasEndedIsNotBilledDifferently() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "active", YESTERDAY, NOW, "").statusCode(201);

        contract(merchant).put("plus", "active", YESTERDAY, NOW, "").statusCode(409)
                .body("code", equalTo("PERIOD_ENDED")).body("detail", containsString("a start of its own"));
        contract(merchant).put("standard", "trial", YESTERDAY, NOW, "").statusCode(409);
        contract(merchant).put("standard", "cancelled", YESTERDAY, NOW, "").statusCode(200);
        contract(merchant).put("standard", "active", YESTERDAY, NEXT_MONTH, "").statusCode(200);
        Staff.PLATFORM.auditEvents(merchant.id()).list("?action=subscription.changed").body("items", hasSize(3));
    }

    @Test
    void theLastPeriodIsToldAfterItsEndAndNoneBeforeTheFirst() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "active", NOW.plus(Duration.ofDays(1)), NEXT_MONTH, "").statusCode(201);
        assertThat(periodOf(merchant)).isEmpty();

        contract(merchant).put("standard", "active", YESTERDAY.minusSeconds(9), YESTERDAY, "").statusCode(200);
        assertThat(current(merchant).end()).isEqualTo(YESTERDAY);
        assertThat(all(merchant)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "trial, true", "active, true", "suspended, false", "cancelled, false" })
    void whoIsOnTrialOrActiveMayMakeAndUseKeys(String status, boolean open) {
        TestMerchant merchant = world().merchant();
        String secret = merchant.owner().keys(merchant.id()).create("Before").secret();

        contract(merchant).put("standard", status, YESTERDAY, NEXT_MONTH, "").statusCode(200)
                .body("status", equalTo(status));

        MerchantApi.merchant(secret).statusCode(open ? 200 : 402);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"After\"}").statusCode(open ? 201 : 402);
    }

    @Test
    void whatEndsWithItsPeriodIsOpenUntilThenAndWhatRenewsGoesOn() {
        TestMerchant merchant = world().merchant();
        String secret = merchant.owner().keys(merchant.id()).create("Used").secret();

        contract(merchant).put("standard", "active", YESTERDAY, NOW.minusSeconds(1), "").statusCode(200);
        MerchantApi.merchant(secret).statusCode(402);

        contract(merchant).put("standard", "active", YESTERDAY, NOW.minusSeconds(1), ", \"autoRenew\": true")
                .statusCode(200);
        MerchantApi.merchant(secret).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "'\"yes\"', 400", "1, 400" })
    void whetherItRenewsIsATruthValue(String value, int status) {
        contract(world().merchantWithoutContract())
                .put("standard", "active", YESTERDAY, NEXT_MONTH, ", \"autoRenew\": " + value)
                .statusCode(status).body("errors[0].field", equalTo("autoRenew"));
    }

    private static Staff.Subscription contract(TestMerchant merchant) {
        return Staff.PLATFORM.subscription(merchant.id());
    }

    private Optional<BillingPeriod> periodOf(TestMerchant merchant) {
        return Rounds.inOwnContext(() -> periods.current(new MerchantId(merchant.id()))).await().indefinitely();
    }

    private BillingPeriod current(TestMerchant merchant) {
        return periodOf(merchant).orElseThrow();
    }

    private List<BillingPeriod> all(TestMerchant merchant) {
        return Rounds.inOwnContext(() -> periods.of(new MerchantId(merchant.id()))).await().indefinitely();
    }
}
