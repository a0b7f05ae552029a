package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.rounds.Rounds;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Contracts that go on by themselves, in Tokyo. */
@QuarkusTest
class RenewalsTest extends ApiTest {

    private static final String RENEWS = ", \"autoRenew\": true";
    private static final ZonedDateTime THIS_MONTH = ZonedDateTime.now(ZoneId.of("Asia/Tokyo")).truncatedTo(ChronoUnit.DAYS)
            .withDayOfMonth(1);

    @Inject
    Renewals renewals;
    @Inject
    Periods periods;

    @Test
    void aContractGoesOnByItselfByTheMonth() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "active", ago(1), ago(0), RENEWS).statusCode(201);

        Soon.holds(() -> contract(merchant).get().body("currentPeriodStart", equalTo(ago(0).toString()))
                .body("currentPeriodEnd", equalTo(ago(-1).toString())).body("status", equalTo("active")));
        assertThat(all(merchant)).extracting(BillingPeriod::start).containsExactly(ago(0), ago(1));
    }

    @Test
    void whatIsToldBeforeItIsWrittenDownIsWhatIsWritten() {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.plans().put("renewed", 100, 10).statusCode(201);
        contract(merchant).put("renewed", "active", ago(3), ago(2), RENEWS).statusCode(201);
        List<BillingPeriod> told = all(merchant);

        renew(merchant);

        assertThat(told).hasSize(4).isEqualTo(all(merchant));
        assertThat(told.getFirst().plan()).isPresent();
        assertThat(told.getFirst().holdsAt(Instant.now())).isTrue();
    }

    @Test
    void aTrialOfSomeDaysIsFollowedByAMonthThatIsPaidFor() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "trial", ago(0).minus(Duration.ofDays(14)), ago(0), RENEWS).statusCode(201);

        renew(merchant);

        contract(merchant).get().body("status", equalTo("active")).body("currentPeriodEnd", equalTo(ago(-1).toString()));
        assertThat(all(merchant)).extracting(BillingPeriod::trial).containsExactly(false, true);
    }

    @Test
    void aSuspendedContractAndOneThatEndsWithItsPeriodDoNotGoOn() {
        TestMerchant suspended = world().merchantWithoutContract();
        contract(suspended).put("standard", "suspended", ago(2), ago(1), RENEWS).statusCode(201);
        TestMerchant ending = world().merchantWithoutContract();
        contract(ending).put("standard", "active", ago(2), ago(1), "").statusCode(201);

        Rounds.inOwnContext(() -> renewals.renewAll(Instant.now())).await().indefinitely();

        for (TestMerchant merchant : List.of(suspended, ending)) {
            contract(merchant).get().body("currentPeriodStart", equalTo(ago(2).toString()));
            assertThat(all(merchant)).hasSize(1);
        }
    }

    @Test
    void manyInstancesRenewOnce() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "active", ago(6), ago(5), RENEWS).statusCode(201);

        Uni.join().all(IntStream.range(0, 8).mapToObj(i -> Rounds.inOwnContext(
                () -> renewals.renew(new MerchantId(merchant.id()), Instant.now()))).toList()).andFailFast()
                .await().indefinitely();

        assertThat(all(merchant)).hasSize(7);
        Staff.PLATFORM.auditEvents(merchant.id()).list("?action=subscription.renewed").body("items", hasSize(6));
    }

    @Test
    void eachRenewalIsRecordedAsNobodysDoing() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("standard", "trial", ago(1), ago(0), RENEWS).statusCode(201);

        renew(merchant);

        Staff.PLATFORM.auditEvents(merchant.id()).list("?action=subscription.renewed").body("items", hasSize(1))
                .body("items[0]", not(hasKey("actor"))).body("items[0]", not(hasKey("address")))
                .body("items[0].before.status", equalTo("trial")).body("items[0].after.status", equalTo("active"))
                .body("items[0].before.currentPeriodStart", equalTo(ago(1).toString()))
                .body("items[0].after.currentPeriodStart", equalTo(ago(0).toString()));
    }

    @Test
    void whoIsSuspendedAndActivatedAgainKeepsTheDayOfTheMonth() {
        TestMerchant merchant = world().merchantWithoutContract();
        Instant start = ZonedDateTime.of(2025, 1, 31, 0, 0, 0, 0, THIS_MONTH.getZone()).toInstant();
        Instant end = ZonedDateTime.of(2025, 2, 28, 0, 0, 0, 0, THIS_MONTH.getZone()).toInstant();
        contract(merchant).put("standard", "suspended", start, end, RENEWS).statusCode(201);
        contract(merchant).put("standard", "active", start, end, RENEWS).statusCode(200);

        List<BillingPeriod> periods = all(merchant);

        assertThat(periods).extracting(period -> period.start().atZone(THIS_MONTH.getZone()).getDayOfMonth())
                .endsWith(30, 31, 30, 31, 28, 31);
    }

    private void renew(TestMerchant merchant) {
        Rounds.inOwnContext(() -> renewals.renew(new MerchantId(merchant.id()), Instant.now())).await().indefinitely();
    }

    private List<BillingPeriod> all(TestMerchant merchant) {
        return Rounds.inOwnContext(() -> periods.of(new MerchantId(merchant.id()))).await().indefinitely();
    }

    private static Instant ago(int months) {
        return THIS_MONTH.minusMonths(months).toInstant();
    }

    private static Staff.Subscription contract(TestMerchant merchant) {
        return Staff.PLATFORM.subscription(merchant.id());
    }
}
