package dev.latchkey.usage.report;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The current billing period, or else the last one; some seconds late. Quotas and fee are absent if the plan was not defined
 * when the period began.
 *
 * @param end the first instant that belongs to the next one
 * @param calls how many requests were admitted, by their cost
 * @param callQuota how many are in the fee; absent: any number
 * @param transferBytes of the answers
 * @param transferQuotaBytes how many are in the fee; absent: any number
 * @param extraCalls how many calls were beyond the quota
 * @param extraFee what those cost, in the plan's currency: decimal text, without exponent
 */
@Schema(name = "UsagePeriod")
public record PeriodSoFar(Instant start, Instant end, @Schema(examples = "120000") long calls,
        @Schema(examples = "100000") Long callQuota, @Schema(examples = "52428800") long transferBytes,
        @Schema(examples = "10737418240") Long transferQuotaBytes, @Schema(examples = "20000") long extraCalls,
        @Schema(examples = "10000") String extraFee) {

    static PeriodSoFar of(PeriodView period) {
        return new PeriodSoFar(period.start(), period.end(), period.calls(), period.callQuota(), period.transferBytes(),
                period.transferQuotaBytes(), period.extraCalls(), period.extraFee());
    }
}
