package dev.latchkey.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A plan. Money is text: decimal, without exponent.
 *
 * @param version counts the changes; a billing period keeps the version with which it began
 * @param currency ISO 4217
 * @param monthlyCallQuota how many calls are in the fee; absent: any number
 * @param monthlyTransferQuotaBytes how many bytes of answers are in the fee; absent: any number
 * @param hardQuota whether calls beyond the quota are refused instead of billed
 */
@Schema(name = "Plan")
public record PlanView(@Schema(examples = "standard") String code, @Schema(examples = "1") int version,
        @Schema(examples = "Standard") String name, @Schema(examples = "JPY") String currency,
        @Schema(examples = "12000") String monthlyFee, @Schema(examples = "100000") Long monthlyCallQuota,
        @Schema(examples = "10737418240") Long monthlyTransferQuotaBytes, @Schema(examples = "0.5") String feePerExtraCall,
        boolean hardQuota) {

    public static PlanView of(Plan plan) {
        return new PlanView(plan.code(), plan.version(), plan.name(), plan.currency(), Money.text(plan.monthlyFee()),
                plan.monthlyCallQuota(), plan.monthlyTransferQuotaBytes(), Money.text(plan.feePerExtraCall()),
                plan.hardQuota());
    }
}
