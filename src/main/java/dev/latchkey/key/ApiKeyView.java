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
 * @param requestsPerMinute how many requests this key may make in any 60 seconds, of those that its merchant may; absent
 *        means all of them
 * @param shadowRequestsPerMinute a limit of this key on trial: it refuses nothing, and {@code shadowRefusals} counts what it
 *        would
 *        have refused
 * @param shadowRefusals how many requests the limit on trial would have refused since it was set, some seconds late; absent if
 *        there is none on trial
 * @param version changes with each change that staff make; in quotes it is the key's {@code ETag}
 */
@Schema(name = "ApiKey")
public record ApiKeyView(ApiKeyId id, String name, String description, KeyEnvironment env,
        @Schema(examples = "dxm_live_...k3Xz") String hint, List<String> scopes, List<String> allowedIps, KeyStatus status,
        Instant createdAt, String createdBy, Instant expiresAt, Instant lastUsedAt, String lastUsedFrom,
        ApiKeyId rotatedFrom, Instant rotatedAt, Instant revokedAt, String revokedBy, Instant leakedAt, String leakSource,
        Integer requestsPerMinute, Integer shadowRequestsPerMinute, Long shadowRefusals, int version) {

    /** Of a key of whose use nothing is known, such as a new one. */
    static ApiKeyView of(ApiKey key, Instant now) {
        return of(key, KeyHistory.NONE, now);
    }

    static ApiKeyView of(ApiKey key, KeyHistory history, Instant now) {
        Optional<KeyUse> use = history.use(key.id);
        return new ApiKeyView(new ApiKeyId(key.id), key.name, key.description, key.environment, key.hint, key.scopes,
                key.allowedIps, key.statusAt(now), key.createdAt, key.createdBy, key.expiresAt,
                use.map(last -> last.lastUsedAt).orElse(null), use.map(last -> last.lastUsedFrom).orElse(null),
                id(key.rotatedFrom), key.rotatedAt, key.revokedAt, key.revokedBy, key.leakedAt, key.leakSource,
                key.requestsPerMinute, key.shadowRequestsPerMinute,
                key.shadowRequestsPerMinute == null ? null : history.shadowRefusals(key.id), key.version);
    }

    private static ApiKeyId id(UUID value) {
        return value == null ? null : new ApiKeyId(value);
    }

    /** Of this version. */
    String entityTag() {
        return EntityTag.of(version);
    }
}
