package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant JANUARY = time("2027-01-01T00:00:00+09:00");
    private static final Instant FEBRUARY = time("2027-02-01T00:00:00+09:00");
    private static final Instant MARCH = time("2027-03-01T00:00:00+09:00");
    private static final Instant APRIL = time("2027-04-01T00:00:00+09:00");

    @Test
    void theNextPeriodBeginsWithTheInstantInWhichTheLastOneEnded() {
        assertThat(begun(subscription(ContractStatus.ACTIVE), FEBRUARY)).singleElement()
                .extracting(period -> period.periodStart, period -> period.periodEnd).containsExactly(FEBRUARY, MARCH);
    }

    @Test
    void allPeriodsThatWereMissedAreThere() {
        assertThat(begun(subscription(ContractStatus.ACTIVE), APRIL.minusMillis(1)))
                .extracting(period -> period.periodStart, period -> period.periodEnd)
                .containsExactly(tuple(FEBRUARY, MARCH),
                        tuple(MARCH, APRIL));
    }

    @Test
    void aTrialIsFollowedByWhatIsPaidFor() {
        assertThat(begun(subscription(ContractStatus.TRIAL), FEBRUARY)).singleElement()
                .extracting(period -> period.trial).isEqualTo(false);
    }

    @Test
    void eachPeriodIsBilledByTheVersionThatWasTheNewestWhenItBegan() {
        List<PlanVersion> versions = List.of(version(3, MARCH.plusMillis(1)), version(2, FEBRUARY.plusMillis(1)),
                version(1, JANUARY));

        assertThat(Renewal.begun(subscription(ContractStatus.ACTIVE), versions, TOKYO, APRIL))
                .extracting(period -> period.planVersion).containsExactly(1, 2, 3);
    }

    @Test
    void aPlanThatWasDefinedLaterIsBetterThanNone() {
        assertThat(Renewal.begun(subscription(ContractStatus.ACTIVE), List.of(version(2, APRIL), version(1, MARCH)), TOKYO,
                FEBRUARY)).extracting(period -> period.planVersion).containsExactly(1);
        assertThat(begun(subscription(ContractStatus.ACTIVE), FEBRUARY)).extracting(period -> period.planVersion)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({ "TRIAL, true, true", "ACTIVE, true, true", "SUSPENDED, true, false", "CANCELLED, true, false",
            "TRIAL, false, false", "ACTIVE, false, false" })
    void onlyWhatIsActiveOrOnTrialGoesOnAndOnlyIfItIsToRenew(ContractStatus status, boolean autoRenew, boolean goesOn) {
        Subscription subscription = subscription(status);
        subscription.autoRenew = autoRenew;

        assertThat(subscription.goesOnAt(FEBRUARY)).isEqualTo(goesOn);
        assertThat(subscription.goesOnAt(FEBRUARY.minusNanos(1000))).isFalse();
        assertThat(subscription.contract().activeAt(FEBRUARY)).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @CsvSource({ "TRIAL, true", "ACTIVE, true", "SUSPENDED, false", "CANCELLED, false" })
    void aContractOpensFromItsStartOnWhileItIsActiveOrOnTrial(ContractStatus status, boolean open) {
        AddonContract contract = new AddonContract(status, JANUARY, FEBRUARY, false);

        assertThat(contract.activeAt(JANUARY)).isEqualTo(open);
        assertThat(contract.activeAt(JANUARY.minusNanos(1000))).isFalse();
        assertThat(contract.activeAt(FEBRUARY.minusNanos(1000))).isEqualTo(open);
        assertThat(contract.activeAt(FEBRUARY)).isFalse();
    }

    private static List<ContractedPeriod> begun(Subscription subscription, Instant now) {
        return Renewal.begun(subscription, List.of(), TOKYO, now);
    }

    private static Subscription subscription(ContractStatus status) {
        Subscription subscription = new Subscription();
        new SubscriptionTerms("standard", status, JANUARY, FEBRUARY, true).applyTo(subscription);
        return subscription;
    }

    private static PlanVersion version(int version, Instant createdAt) {
        PlanVersion plan = new PlanVersion();
        plan.code = "standard";
        plan.version = version;
        plan.createdAt = createdAt;
        return plan;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
