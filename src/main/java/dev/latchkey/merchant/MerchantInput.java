package dev.latchkey.merchant;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.latchkey.window.LimitConfig;

/**
 * A merchant as the platform puts it.
 *
 * @param names at least one
 * @param countryCode two capital letters (ISO 3166-1)
 * @param enabledLanguageCodes language tags, at least one
 * @param timeZone a name of the tz database; {@code UTC} if absent
 * @param requestsPerMinute a limit of its own, or absent for the installation's
 * @param shadowRequestsPerMinute a limit on trial, or absent for none: it refuses nothing, and what it would have refused is
 *        counted
 */
@Schema(name = "MerchantInput")
public record MerchantInput(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid LocalizedName> names,
        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters such as JP") @Schema(examples = "JP") String countryCode,
        @NotEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = LANGUAGE, message = "must be a language tag such as ja or en-GB") String> enabledLanguageCodes,
        @Schema(examples = "Asia/Tokyo", defaultValue = "UTC") String timeZone,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) Integer requestsPerMinute,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) Integer shadowRequestsPerMinute) {

    static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    public MerchantInput {
        timeZone = timeZone == null ? "UTC" : timeZone;
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be the name of a time zone such as Asia/Tokyo")
    boolean isTimeZone() {
        return ZoneId.getAvailableZoneIds().contains(timeZone);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must have one name for each language")
    boolean isNames() {
        return names == null
                || names.stream().filter(Objects::nonNull).map(LocalizedName::languageCode).distinct().count() == names.size();
    }

    void applyTo(Merchant merchant) {
        merchant.names = new Merchant.Names(names);
        merchant.countryCode = countryCode;
        merchant.enabledLanguageCodes = enabledLanguageCodes;
        merchant.timeZone = timeZone;
        merchant.requestsPerMinute = requestsPerMinute;
        merchant.shadowRequestsPerMinute = shadowRequestsPerMinute;
    }
}
