package dev.latchkey.merchant;

import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The Merchant API add-on as contracted, in and out.
 *
 * @param plan the plan's code, 1 to 64 letters, digits, underscores and hyphens
 * @param currentPeriodEnd the first instant that is not paid for
 */
@Schema(name = "Subscription")
public record SubscriptionTerms(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "must be 1 to 64 letters, digits, underscores and hyphens") @Schema(examples = "standard") String plan,
        @NotNull ContractStatus status,
        @NotNull Instant currentPeriodStart,
        @NotNull Instant currentPeriodEnd) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be after currentPeriodStart")
    boolean isCurrentPeriodEnd() {
        return currentPeriodStart == null || currentPeriodEnd == null || currentPeriodStart.isBefore(currentPeriodEnd);
    }

    static SubscriptionTerms of(Subscription subscription) {
        return new SubscriptionTerms(subscription.plan, subscription.status, subscription.currentPeriodStart,
                subscription.currentPeriodEnd);
    }

    /** Whether keys may be made and used at that time. */
    public boolean activeAt(Instant time) {
        return new AddonContract(status, currentPeriodStart, currentPeriodEnd).activeAt(time);
    }

    void applyTo(Subscription subscription) {
        subscription.plan = plan;
        subscription.status = status;
        subscription.currentPeriodStart = currentPeriodStart;
        subscription.currentPeriodEnd = currentPeriodEnd;
    }
}
