package dev.latchkey.usage.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.contract.Money;
import dev.latchkey.contract.Plan;

/**
 * What was used in a billing period, and what is billed for it. Money is text: decimal, without exponent. Currency, fees and
 * quotas are absent if the plan was not defined when the period began.
 *
 * @param end the first instant that belongs to the next one
 * @param plan the plan's code
 * @param trial whether it costs nothing; then calls beyond the quota are refused
 * @param currency ISO 4217
 * @param monthlyFee what the period costs without calls beyond the quota
 * @param calls how many requests were admitted, by their cost, some seconds late
 * @param callQuota how many calls are in the fee; absent: any number
 * @param transferBytes of the answers
 * @param transferQuotaBytes how many bytes are in the fee; absent: any number
 * @param extraCalls how many calls were beyond the quota
 * @param extraFee what those cost
 * @param forecastCalls how many calls there will be in the whole period if it goes on as it went so far; absent in its first
 *        hour, and where it is not asked for
 * @param forecastExtraCalls how many of those will be beyond the quota
 * @param forecastExtraFee what those will cost
 */
@Schema(name = "BillingPeriod")
public record PeriodView(Instant start, Instant end, @Schema(examples = "standard") String plan, boolean trial,
        @Schema(examples = "JPY") String currency, @Schema(examples = "12000") String monthlyFee,
        @Schema(examples = "120000") long calls, @Schema(examples = "100000") Long callQuota,
        @Schema(examples = "52428800") long transferBytes, @Schema(examples = "10737418240") Long transferQuotaBytes,
        @Schema(examples = "20000") long extraCalls, @Schema(examples = "10000") String extraFee,
        @Schema(examples = "240000") Long forecastCalls, @Schema(examples = "140000") Long forecastExtraCalls,
        @Schema(examples = "70000") String forecastExtraFee) {

    /** Without a forecast. */
    static PeriodView of(PeriodUse use) {
        return of(use, Optional.empty());
    }

    /** With what is to be expected then. */
    static PeriodView of(PeriodUse use, Instant now) {
        return of(use, use.forecast(now));
    }

    private static PeriodView of(PeriodUse use, Optional<Long> forecast) {
        BillingPeriod period = use.period();
        return new PeriodView(period.start(), period.end(), period.planCode(), period.trial(),
                period.plan().map(Plan::currency).orElse(null), text(period.fee()),
                use.calls(), period.plan().map(Plan::monthlyCallQuota).orElse(null),
                use.bytes(), period.plan().map(Plan::monthlyTransferQuotaBytes).orElse(null),
                use.extraCalls(), text(period.extraFee(use.calls())),
                forecast.orElse(null),
                forecast.flatMap(calls -> period.plan().map(plan -> plan.extraCalls(calls))).orElse(null),
                text(forecast.flatMap(period::extraFee)));
    }

    private static String text(Optional<BigDecimal> amount) {
        return amount.map(Money::text).orElse(null);
    }
}
