package dev.latchkey.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What is billed as one.
 *
 * @param start its first instant
 * @param end the first instant that belongs to the next one
 * @param plan by which it is billed, in the version that was bound to it; empty if that plan was not defined: then there is
 *        neither quota nor fee
 * @param planCode what was contracted, whether it is defined or not
 * @param trial whether it costs nothing
 */
public record BillingPeriod(Instant start, Instant end, Optional<Plan> plan, String planCode, boolean trial) {

    /** Half-open: the end belongs to the next. */
    public boolean holdsAt(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    /** Whether calls beyond the quota are refused, and not billed. A trial's always are: nobody pays for them. */
    public boolean hardQuota() {
        return plan.map(bound -> bound.monthlyCallQuota() != null && (trial || bound.hardQuota())).orElse(false);
    }

    /** The monthly fee, in the plan's currency; nothing in a trial. Empty without a plan. */
    public Optional<BigDecimal> fee() {
        return plan.map(bound -> trial ? BigDecimal.ZERO : bound.monthlyFee());
    }

    /** What calls beyond the quota cost, in the plan's currency, if there were so many calls; nothing in a trial. */
    public Optional<BigDecimal> extraFee(long calls) {
        return plan.map(bound -> trial ? BigDecimal.ZERO : bound.extraFee(calls));
    }
}
