package dev.latchkey.key;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.network.IpRangeText;
import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.window.LimitConfig;

/**
 * A key to be made.
 *
 * @param name 1 to 100 characters after trimming, unique among the merchant's live keys
 * @param description up to 500 characters
 * @param scopes what the key is limited to; none means no limit
 * @param expiresAt when it stops working; absent means never
 * @param allowedIps from where it may be used; none means from everywhere
 * @param env what it is for, {@code live} if absent
 * @param requestsPerMinute how many requests this key may make in any 60 seconds, of those that its merchant may; absent
 *        means all of them
 * @param shadowRequestsPerMinute a limit of this key on trial: it refuses nothing, and {@code shadowRefusals} counts what it
 *        would
 *        have refused
 */
@Schema(name = "CreateApiKey")
public record CreateKey(
        @KeyName @Schema(examples = "Core system", required = true, maxLength = 100) String name,
        @KeyDescription @Schema(examples = "Nightly order import", maxLength = 500) String description,
        @Size(max = KeySettings.MAX_ENTRIES) @Schema(examples = "[\"orders:read\"]") List<@NotNull @ScopeName String> scopes,
        @Schema(examples = "2027-01-31T00:00:00Z") Instant expiresAt,
        @Size(max = KeySettings.MAX_ENTRIES) @Schema(examples = "[\"203.0.113.0/24\"]") List<@NotNull @IpRangeText String> allowedIps,
        @Schema(defaultValue = "live") KeyEnvironment env,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(examples = "60") Integer requestsPerMinute,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(examples = "60") Integer shadowRequestsPerMinute) {

    public CreateKey {
        name = KeyText.name(name);
        description = KeyText.description(description);
        scopes = scopes == null ? List.of() : scopes;
        allowedIps = allowedIps == null ? List.of() : allowedIps;
        env = env == null ? KeyEnvironment.LIVE : env;
    }

    /** What of it can be changed later. */
    KeySettings settings() {
        return new KeySettings(name, description, scopes, expiresAt, allowedIps, true,
                requestsPerMinute, shadowRequestsPerMinute);
    }
}
