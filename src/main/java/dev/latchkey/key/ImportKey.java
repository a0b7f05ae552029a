package dev.latchkey.key;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.network.IpRangeText;
import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.window.LimitConfig;

/**
 * A key that another system issued: one line of an import. The same fields as for a new key, and what is known of the secret.
 *
 * @param hash the SHA-256 of the secret, in 64 hexadecimal digits
 * @param hint what people are shown to tell it from others, such as its last characters; {@code imported} if absent
 */
@Schema(name = "ImportApiKey")
public record ImportKey(
        @KeyName @Schema(examples = "Core system", required = true, maxLength = 100) String name,
        @KeyDescription @Schema(maxLength = 500) String description,
        @NotNull @Pattern(regexp = "[0-9A-Fa-f]{64}", message = "must be 64 hexadecimal digits") String hash,
        @Size(min = 1, max = 40) @Pattern(regexp = "[\\x20-\\x7e]*", message = "must be visible ASCII") @Schema(examples = "...k3Xz") String hint,
        @Size(max = KeySettings.MAX_ENTRIES) List<@NotNull @ScopeName String> scopes,
        Instant expiresAt,
        @Size(max = KeySettings.MAX_ENTRIES) List<@NotNull @IpRangeText String> allowedIps,
        @Schema(defaultValue = "live") KeyEnvironment env,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(examples = "60") Integer requestsPerMinute,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(examples = "60") Integer shadowRequestsPerMinute) {

    private static final String NO_HINT = "imported";

    public ImportKey {
        name = KeyText.name(name);
        description = KeyText.description(description);
        hint = hint == null ? NO_HINT : hint;
        scopes = scopes == null ? List.of() : scopes;
        allowedIps = allowedIps == null ? List.of() : allowedIps;
        env = env == null ? KeyEnvironment.LIVE : env;
    }

    KeySettings settings() {
        return new KeySettings(name, description, scopes, expiresAt, allowedIps, true,
                requestsPerMinute, shadowRequestsPerMinute);
    }
}
