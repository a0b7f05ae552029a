package dev.latchkey.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.secret.KeyEnvironment;
import dev.latchkey.usage.KeyUse;

/**
 * A key as its merchant's staff see it.
 *
 * @param hint enough of the secret to tell keys apart: prefix, environment, last four characters
 * @param scopes what it is limited to; none means no limit
 * @param allowedIps from where it may be used; none means from everywhere
 * @param createdBy the subject that made it
 * @param expiresAt absent means never
 * @param lastUsedAt some seconds late; absent means never
 * @param lastUsedFrom the address of the last use
 * @param rotatedFrom the key whose place it took
 * @param rotatedAt when another key took its place; it works until {@code expiresAt} and can't be changed any more
 * @param leakedAt when it was reported as leaked, which revoked it
 * @param leakSource where it was found, as the reporter says
 * @param version changes with each change that staff make; in quotes it is the key's {@code ETag}
 */
@Schema(name = "ApiKey")
public record ApiKeyView(ApiKeyId id, String name, String description, KeyEnvironment env,
        @Schema(examples = "dxm_live_...k3Xz") String hint, List<String> scopes, List<String> allowedIps, KeyStatus status,
        Instant createdAt, String createdBy, Instant expiresAt, Instant lastUsedAt, String lastUsedFrom,
        ApiKeyId rotatedFrom, Instant rotatedAt, Instant revokedAt, String revokedBy, Instant leakedAt, String leakSource,
        int version) {

    static ApiKeyView of(ApiKey key, Instant now) {
        return of(key, Optional.empty(), now);
    }

    static ApiKeyView of(ApiKey key, Optional<KeyUse> use, Instant now) {
        return new ApiKeyView(new ApiKeyId(key.id), key.name, key.description, key.environment, key.hint, key.scopes,
                key.allowedIps, key.statusAt(now), key.createdAt, key.createdBy, key.expiresAt,
                use.map(last -> last.lastUsedAt).orElse(null), use.map(last -> last.lastUsedFrom).orElse(null),
                id(key.rotatedFrom), key.rotatedAt, key.revokedAt, key.revokedBy, key.leakedAt, key.leakSource, key.version);
    }

    private static ApiKeyId id(UUID value) {
        return value == null ? null : new ApiKeyId(value);
    }

    /** Of this version. */
    String entityTag() {
        return EntityTag.of(version);
    }
}
