package dev.latchkey.door.backend;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Windows;
import dev.latchkey.window.WindowState;

/**
 * The answer, for the platform itself: the code tells more than the outside may know.
 *
 * @param valid whether the request may pass
 * @param code {@code VALID}, or why not
 * @param merchantId for whom; absent if nobody has the secret, or it can't be told now
 * @param keyId by which key; absent with merchantId
 * @param scopes what the key is limited to; none means no limit; absent with merchantId
 * @param rateLimit the window that all keys of the merchant share, where it was asked
 * @param keyRateLimit the key's own, absent if it has none
 * @param retryAfterSeconds with RATE_LIMITED and QUOTA_EXCEEDED, when it is worth trying again; at least 1
 */
@Schema(name = "Verification")
public record Verification(boolean valid, @Schema(enumeration = {
        "VALID", "MALFORMED_KEY", "UNKNOWN_KEY", "REVOKED", "EXPIRED", "DISABLED", "ADDON_INACTIVE", "IP_NOT_ALLOWED",
        "INSUFFICIENT_SCOPE", "RATE_LIMITED", "QUOTA_EXCEEDED", "UNAVAILABLE" }) String code, MerchantId merchantId,
        ApiKeyId keyId, List<String> scopes,
        RateLimit rateLimit, RateLimit keyRateLimit, Long retryAfterSeconds){

    private static final String VALID = "VALID";

    static Verification of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted admitted -> new Verification(true, VALID, admitted.merchant(),
                    admitted.key(), admitted.scopes(), merchants(admitted.windows()), keys(admitted.windows()), null);
            case Verdict.Refused refused -> refused(refused);
        };
    }

    private static Verification refused(Verdict.Refused refused) {
        return new Verification(false, refused.code().name(),
                refused.whose().map(Verdict.Whose::merchant).orElse(null),
                refused.whose().map(Verdict.Whose::key).orElse(null), refused.whose().map(Verdict.Whose::scopes).orElse(null),
                refused.limited().map(limited -> merchants(limited.windows())).orElse(null),
                refused.limited().map(limited -> keys(limited.windows())).orElse(null),
                refused.limited().map(Verdict.Limited::retryAfterSeconds).orElse(null));
    }

    private static RateLimit merchants(Windows windows) {
        return RateLimit.of(windows.merchant());
    }

    private static RateLimit keys(Windows windows) {
        return windows.key().map(RateLimit::of).orElse(null);
    }

    /**
     * The last 60 seconds.
     *
     * @param limit how many requests may be made in 60 seconds
     * @param remaining how many may be made now
     * @param resetSeconds until the oldest request is 60 seconds old and counts no more; 0 if there was none
     */
    @Schema(name = "RateLimit")
    public record RateLimit(@Schema(examples = "300") int limit, @Schema(examples = "299") int remaining,
            @Schema(examples = "60") long resetSeconds) {

        static RateLimit of(WindowState window) {
            return new RateLimit(window.limit(), window.remaining(), window.resetSeconds());
        }
    }
}
