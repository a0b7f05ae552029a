package dev.latchkey.key;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.network.IpRangeText;
import dev.latchkey.window.LimitConfig;

/**
 * What of a key can be changed. In a merge patch, a field that is left out stays, and null restores the default.
 *
 * @param name 1 to 100 characters after trimming, unique among the merchant's live keys
 * @param description up to 500 characters; default: none
 * @param scopes what the key is limited to; none, the default, means no limit
 * @param expiresAt when it stops working; default: never
 * @param allowedIps from where it may be used; none, the default, means from everywhere
 * @param enabled whether it works
 * @param requestsPerMinute how many requests this key may make in any 60 seconds, of those that its merchant may; absent
 *        means all of them
 * @param shadowRequestsPerMinute a limit of this key on trial: it refuses nothing, and {@code shadowRefusals} counts what it
 *        would
 *        have refused
 */
@Schema(name = "ApiKeySettings")
record KeySettings(
        @KeyName @Schema(examples = "Core system", maxLength = 100) String name,
        @KeyDescription @Schema(examples = "Nightly order import", maxLength = 500) String description,
        @Size(max = MAX_ENTRIES) @Schema(examples = "[\"orders:read\"]") List<@NotNull @ScopeName String> scopes,
        @Schema(examples = "2027-01-31T00:00:00Z", nullable = true) Instant expiresAt,
        @Size(max = MAX_ENTRIES) @Schema(examples = "[\"203.0.113.0/24\"]") List<@NotNull @IpRangeText String> allowedIps,
        @NotNull Boolean enabled,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(nullable = true, examples = "60") Integer requestsPerMinute,
        @Min(1) @Max(LimitConfig.MAX_REQUESTS_PER_MINUTE) @Schema(nullable = true, examples = "60") Integer shadowRequestsPerMinute) {

    static final int MAX_ENTRIES = 50;

    KeySettings {
        name = KeyText.name(name);
        description = KeyText.description(description);
        scopes = scopes == null ? List.of() : scopes;
        allowedIps = allowedIps == null ? List.of() : allowedIps;
    }

    static KeySettings of(ApiKey key) {
        return new KeySettings(key.name, key.description, key.scopes, key.expiresAt, key.allowedIps, key.enabled,
                key.requestsPerMinute, key.shadowRequestsPerMinute);
    }

    /** As the audit log tells them. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("name", name, "description", description, "scopes", scopes,
                "allowedIps", allowedIps, "enabled", enabled));
        facts.put("expiresAt", expiresAt);
        facts.put("requestsPerMinute", requestsPerMinute);
        facts.put("shadowRequestsPerMinute", shadowRequestsPerMinute);
        return facts;
    }

    void applyTo(ApiKey key) {
        key.name = name;
        key.description = description;
        key.scopes = scopes.stream().distinct().toList();
        key.expiresAt = expiresAt;
        key.allowedIps = allowedIps.stream().distinct().toList();
        key.enabled = enabled;
        key.requestsPerMinute = requestsPerMinute;
        key.shadowRequestsPerMinute = shadowRequestsPerMinute;
    }
}
