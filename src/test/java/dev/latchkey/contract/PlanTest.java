package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class PlanTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # currency, quota, fee per call, calls, calls beyond, fee
            JPY, 100, 0.5, 0, 0, 0
            JPY, 100, 0.5, 100, 0, 0
            JPY, 100, 0.5, 101, 1, 1
            JPY, 100, 0.5, 102, 2, 1
            JPY, 100, 0.5, 103, 3, 2
            JPY, 100, 0.499999, 101, 1, 0
            JPY, 100, 0, 1000000, 999900, 0
            JPY, 0, 12, 3, 3, 36
            JPY, , 12, 3, 0, 0
            USD, 100, 0.005, 101, 1, 0.01
            USD, 100, 0.004999, 101, 1, 0.00
            USD, 100, 0.001, 1104, 1004, 1.00
            USD, 100, 0.001, 1105, 1005, 1.01
            KWD, 100, 0.0005, 101, 1, 0.001
            KWD, 100, 0.000499, 101, 1, 0.000
            KWD, 100, 0.123456, 1100, 1000, 123.456
            JPY, 0, 999999999999.999999, 9223372036854775807, 9223372036854775807, 9223372036854775797776627963145
            USD, 9223372036854775806, 0.01, 9223372036854775807, 1, 0.01
            """)
    void callsBeyondTheQuotaCostTheirFeeRoundedOnceHalfUp(String currency, Long quota, BigDecimal fee, long calls,
            long extraCalls, BigDecimal extraFee) {
        Plan plan = plan(currency, quota, fee, false);

        assertThat(plan.extraCalls(calls)).isEqualTo(extraCalls);
        assertThat(plan.extraFee(calls)).isEqualTo(extraFee);
    }

    @Test
    void aTrialCostsNothingAndRefusesWhatIsBeyondItsQuota() {
        BillingPeriod trial = period(Optional.of(plan("JPY", 100L, BigDecimal.ONE, false)), true);

        assertThat(trial.fee()).contains(BigDecimal.ZERO);
        assertThat(trial.extraFee(1000)).contains(BigDecimal.ZERO);
        assertThat(trial.hardQuota()).isTrue();
    }

    @Test
    void withoutAQuotaNothingIsHard() {
        assertThat(period(Optional.of(plan("JPY", null, BigDecimal.ONE, false)), true).hardQuota()).isFalse();
        assertThat(period(Optional.empty(), true).hardQuota()).isFalse();
    }

    @Test
    void aPlanThatIsNotDefinedCostsNothingThatWeKnow() {
        BillingPeriod period = period(Optional.empty(), false);

        assertThat(period.fee()).isEmpty();
        assertThat(period.extraFee(1000)).isEmpty();
    }

    @Test
    void aPaidPeriodCostsItsFeesAndIsHardOnlyWhereThePlanSaysSo() {
        BillingPeriod period = period(Optional.of(plan("JPY", 100L, BigDecimal.ONE, false)), false);

        assertThat(period.fee()).contains(new BigDecimal(12000));
        assertThat(period.extraFee(1000)).contains(new BigDecimal(900));
        assertThat(period.hardQuota()).isFalse();
        assertThat(period(Optional.of(plan("JPY", 100L, BigDecimal.ONE, true)), false).hardQuota()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "12000, 12000", "12000.000000, 12000", "0.500000, 0.5", "0.000001, 0.000001", "0E+3, 0", "1.2E+4, 12000",
            "0.000000, 0", "999999999999.999999, 999999999999.999999" })
    void moneyIsWrittenPlainly(BigDecimal amount, String text) {
        assertThat(Money.text(amount)).isEqualTo(text);
    }

    @Property
    void moneyIsReadAsItIsWritten(@ForAll @BigRange(min = "0", max = "999999999999") @Scale(6) BigDecimal amount) {
        String text = Money.text(amount);

        assertThat(text).matches(Money.PATTERN);
        assertThat(new BigDecimal(text)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "1e3", "1E3", "-1", "+1", "01", "1.", ".5", "1,5", "1.0000001", "1234567890123", "1_000",
            "NaN", "٣", "0x1", "1 " })
    void whatIsNoPlainDecimalIsNoMoney(String text) {
        assertThat(text).doesNotMatch(Money.PATTERN);
    }

    @ParameterizedTest
    @CsvSource({ "JPY, true", "USD, true", "KWD, true", "XXX, false", "XAU, false", "jpy, false", "ABC, false" })
    void moneyIsOfACurrencyInWhichOneCanPay(String code, boolean known) {
        assertThat(Money.isCurrency(code)).isEqualTo(known);
    }

    private static Plan plan(String currency, Long quota, BigDecimal fee, boolean hard) {
        return new Plan("p", 1, "P", currency, new BigDecimal(12000), quota, null, fee, hard);
    }

    private static BillingPeriod period(Optional<Plan> plan, boolean trial) {
        return new BillingPeriod(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), plan, "p", trial);
    }
}
