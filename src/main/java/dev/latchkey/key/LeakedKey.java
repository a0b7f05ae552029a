package dev.latchkey.key;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.merchant.MerchantId;

/**
 * What became of a leaked key.
 *
 * @param revokedAt since when it opens nothing any more; before the report if somebody had revoked it already
 */
@Schema(name = "LeakedApiKey")
public record LeakedKey(MerchantId merchantId, ApiKeyId keyId, String name, Instant revokedAt) {

    static LeakedKey of(ApiKey key) {
        return new LeakedKey(new MerchantId(key.merchantId), new ApiKeyId(key.id), key.name, key.revokedAt);
    }
}
