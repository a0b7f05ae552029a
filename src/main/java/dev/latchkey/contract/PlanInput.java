package dev.latchkey.contract;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A plan as the platform puts it. Money is text: decimal, with at most 12 digits before and 6 behind the point.
 *
 * @param name 1 to 100 characters
 * @param currency ISO 4217
 * @param monthlyFee as fine as the currency's smallest unit
 * @param monthlyCallQuota how many calls are in the fee; any number if absent
 * @param monthlyTransferQuotaBytes how many bytes of answers are in the fee; any number if absent
 * @param feePerExtraCall for each call beyond the quota; may be finer than the currency's smallest unit
 * @param hardQuota whether calls beyond the quota are refused instead of billed; false if absent
 */
@Schema(name = "PlanInput")
public record PlanInput(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not contain control characters") @Schema(examples = "Standard") String name,
        @NotNull @Schema(examples = "JPY") String currency,
        @NotNull @Pattern(regexp = Money.PATTERN, message = Money.RULE) @Schema(examples = "12000") String monthlyFee,
        @Min(0) @Max(LARGEST) @Schema(examples = "100000") Long monthlyCallQuota,
        @Min(0) @Max(LARGEST) @Schema(examples = "10737418240") Long monthlyTransferQuotaBytes,
        @NotNull @Pattern(regexp = Money.PATTERN, message = Money.RULE) @Schema(examples = "0.5") String feePerExtraCall,
        @Schema(defaultValue = "false") Boolean hardQuota) {

    /** The largest whole number that every reader of JSON understands (RFC 8259, 6). */
    private static final long LARGEST = (1L << 53) - 1;

    public PlanInput {
        name = name == null ? null : name.strip();
        hardQuota = hardQuota != null && hardQuota;
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be the code of a currency such as JPY")
    boolean isCurrency() {
        return currency == null || Money.isCurrency(currency);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must not be finer than the smallest unit of the currency")
    boolean isMonthlyFee() {
        return currency == null || monthlyFee == null || !Money.isCurrency(currency) || !monthlyFee.matches(Money.PATTERN)
                || new BigDecimal(monthlyFee).scale() <= Money.fractionDigits(currency);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be false where there is no monthlyCallQuota")
    boolean isHardQuota() {
        return !hardQuota || monthlyCallQuota != null;
    }

    PlanVersion version(PlanCode code, int version, Instant now) {
        PlanVersion plan = new PlanVersion();
        plan.code = code.value();
        plan.version = version;
        plan.name = name;
        plan.currency = currency;
        plan.monthlyFee = new BigDecimal(monthlyFee);
        plan.monthlyCallQuota = monthlyCallQuota;
        plan.monthlyTransferQuotaBytes = monthlyTransferQuotaBytes;
        plan.feePerExtraCall = new BigDecimal(feePerExtraCall);
        plan.hardQuota = hardQuota;
        plan.createdAt = now;
        return plan;
    }
}
