package dev.latchkey.contract;

import java.math.BigDecimal;

/**
 * What is for sale, as it was in one version.
 *
 * @param code by what contracts name it
 * @param version 1 for the first
 * @param currency ISO 4217
 * @param monthlyCallQuota how many calls are in the fee; null: any number
 * @param monthlyTransferQuotaBytes how many bytes of answers are in the fee; null: any number
 * @param feePerExtraCall for each call beyond the quota; may be a fraction of the currency's smallest unit
 * @param hardQuota whether calls beyond the quota are refused instead
 */
public record Plan(String code, int version, String name, String currency, BigDecimal monthlyFee, Long monthlyCallQuota,
        Long monthlyTransferQuotaBytes, BigDecimal feePerExtraCall, boolean hardQuota) {

    /** How many of so many calls are beyond the quota. */
    public long extraCalls(long calls) {
        return monthlyCallQuota == null ? 0 : Math.max(0, calls - monthlyCallQuota);
    }

    /** What those cost, rounded half up to the currency's smallest unit once, at the end. */
    public BigDecimal extraFee(long calls) {
        return Money.rounded(feePerExtraCall.multiply(BigDecimal.valueOf(extraCalls(calls))), currency);
    }
}
