package dev.latchkey.key;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.secret.KeyEnvironment;

/**
 * A key as its merchant's staff see it.
 *
 * @param hint enough of the secret to tell keys apart: prefix, environment, last four characters
 * @param scopes what it is limited to; none means no limit
 * @param allowedIps from where it may be used; none means from everywhere
 * @param createdBy the subject that made it
 * @param expiresAt absent means never
 */
@Schema(name = "ApiKey")
public record ApiKeyView(ApiKeyId id, String name, String description, KeyEnvironment env,
        @Schema(examples = "dxm_live_...k3Xz") String hint, List<String> scopes, List<String> allowedIps, KeyStatus status,
        Instant createdAt, String createdBy, Instant expiresAt, Instant revokedAt, String revokedBy) {

    static ApiKeyView of(ApiKey key, Instant now) {
        return new ApiKeyView(new ApiKeyId(key.id), key.name, key.description, key.environment, key.hint, key.scopes,
                key.allowedIps, key.statusAt(now), key.createdAt, key.createdBy, key.expiresAt, key.revokedAt,
                key.revokedBy);
    }
}
