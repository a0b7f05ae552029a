package dev.latchkey.contract;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The Merchant API add-on as contracted.
 *
 * @param plan the plan's code
 * @param currentPeriodEnd the first instant that is not paid for
 * @param autoRenew whether the next period begins by itself then
 * @param planDetails the plan in the version that was bound to the current period; absent if it was not defined then
 */
@Schema(name = "Subscription")
public record SubscriptionView(@Schema(examples = "standard") String plan, ContractStatus status, Instant currentPeriodStart,
        Instant currentPeriodEnd, boolean autoRenew, PlanView planDetails) {

    static SubscriptionView of(Subscription subscription, Optional<PlanVersion> plan) {
        return new SubscriptionView(subscription.plan, subscription.status, subscription.currentPeriodStart,
                subscription.currentPeriodEnd, subscription.autoRenew,
                plan.map(PlanVersion::plan).map(PlanView::of).orElse(null));
    }
}
