package dev.latchkey.door.backend;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.verify.Verdict;

/**
 * The answer, as RFC 7662, 2.2 has it. There is no {@code token_type}: none of those that are registered is meant, and others
 * must not be sent.
 *
 * @param active whether a request with it would pass; everything else is absent if not
 * @param scope what the key may do, separated by blanks; if it may do everything, all that there is
 * @param clientId the key
 * @param sub the merchant
 * @param exp when the key ends, in seconds since 1970-01-01 UTC; absent if it does not
 */
@Schema(name = "Introspection")
public record Introspection(boolean active,
        @Schema(examples = "orders:read") String scope,
        @JsonProperty("client_id") ApiKeyId clientId,
        MerchantId sub,
        @Schema(examples = "1798761600") Long exp,
        @JsonProperty("merchant_id") MerchantId merchantId,
        @JsonProperty("key_id") ApiKeyId keyId) {

    private static final Introspection INACTIVE = new Introspection(false, null, null, null, null, null, null);

    /** The same for every kind of no. */
    static Introspection inactive() {
        return INACTIVE;
    }

    /** @param all what a key may do that may do everything */
    static Introspection of(Verdict.Admitted admitted, List<String> all) {
        return new Introspection(true, String.join(" ", admitted.scopes().isEmpty() ? all : admitted.scopes()),
                admitted.key(), admitted.merchant(), admitted.expiresAt().map(Instant::getEpochSecond).orElse(null),
                admitted.merchant(), admitted.key());
    }
}
