package dev.latchkey.contract;

import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The Merchant API add-on as it is contracted.
 *
 * @param plan the plan's code, 1 to 64 letters, digits, underscores and hyphens; it need not be defined yet
 * @param currentPeriodEnd the first instant that is not paid for
 * @param autoRenew whether the next period, a month in the merchant's time zone, begins by itself then; false if absent
 */
@Schema(name = "SubscriptionInput")
public record SubscriptionTerms(
        @NotNull @Pattern(regexp = PlanCode.PATTERN, message = "must be 1 to 64 letters, digits, underscores and hyphens") @Schema(examples = "standard") String plan,
        @NotNull ContractStatus status,
        @NotNull Instant currentPeriodStart,
        @NotNull Instant currentPeriodEnd,
        @Schema(defaultValue = "false") Boolean autoRenew) {

    public SubscriptionTerms {
        autoRenew = autoRenew != null && autoRenew;
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be after currentPeriodStart")
    boolean isCurrentPeriodEnd() {
        return currentPeriodStart == null || currentPeriodEnd == null || currentPeriodStart.isBefore(currentPeriodEnd);
    }

    static SubscriptionTerms of(Subscription subscription) {
        return new SubscriptionTerms(subscription.plan, subscription.status, subscription.currentPeriodStart,
                subscription.currentPeriodEnd, subscription.autoRenew);
    }

    /** Whether keys may be made and used at that time. */
    public boolean activeAt(Instant time) {
        return new AddonContract(status, currentPeriodStart, currentPeriodEnd, autoRenew).activeAt(time);
    }

    void applyTo(Subscription subscription) {
        subscription.plan = plan;
        subscription.status = status;
        subscription.currentPeriodStart = currentPeriodStart;
        subscription.currentPeriodEnd = currentPeriodEnd;
        subscription.autoRenew = autoRenew;
    }
}
