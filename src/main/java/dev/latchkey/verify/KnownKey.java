package dev.latchkey.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.latchkey.contract.AddonContract;
import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.network.IpRange;

/**
 * All that a decision needs to know of a key and its merchant.
 *
 * @param contract the merchant's add-on contract, absent if it never had one
 * @param limits what bounds its requests
 */
record KnownKey(ApiKeyId id, MerchantId merchant, boolean revoked, Optional<Instant> expiresAt, boolean enabled,
        List<String> scopes, List<IpRange> allowedIps, Optional<AddonContract> contract, KeyLimits limits) {
}
