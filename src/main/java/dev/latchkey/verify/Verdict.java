package dev.latchkey.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.window.Decision;

/** What became of an {@link Attempt}. */
public sealed interface Verdict {

    /**
     * The request may pass.
     *
     * @param merchant for whom
     * @param key by which key
     * @param scopes what the key is limited to; none means no limit
     * @param expiresAt until when it works, if nobody revokes it before
     * @param windows the windows after this request was counted
     * @param shadowRefusals whose limit on trial would have refused it, if it were in force
     */
    record Admitted(MerchantId merchant, ApiKeyId key, List<String> scopes, Optional<Instant> expiresAt, Windows windows,
            Set<Holder> shadowRefusals)
            implements
                Verdict {
    }

    /**
     * The request may not pass.
     *
     * @param code why; only its status and advice are for the outside
     * @param limited present with {@link Code#RATE_LIMITED} and {@link Code#QUOTA_EXCEEDED} only
     * @param whose absent if nobody has the secret; for the platform alone
     */
    record Refused(Code code, Optional<Limited> limited, Optional<Whose> whose) implements Verdict {

        static Refused because(Code code) {
            return new Refused(code, Optional.empty(), Optional.empty());
        }

        static Refused because(Decision.Refused limited) {
            return new Refused(Code.RATE_LIMITED,
                    Optional.of(new Limited(Windows.of(limited), limited.retryAfterSeconds())), Optional.empty());
        }

        /** @param now when it was refused */
        static Refused because(Decision.Exhausted exhausted, Instant now) {
            return new Refused(Code.QUOTA_EXCEEDED, Optional.of(new Limited(Windows.of(exhausted),
                    Math.max(1, Duration.between(now, exhausted.quota().end()).plusNanos(999_999_999).toSeconds()))),
                    Optional.empty());
        }

        /** The same of a key that is known. */
        Refused of(KnownKey key) {
            return new Refused(code, limited, Optional.of(new Whose(key.merchant(), key.id(), key.scopes())));
        }
    }

    /**
     * Why a request does not fit, and when it will.
     *
     * @param retryAfterSeconds until a request of the same cost fits in all windows, or the quota's period ends; rounded up, at
     *        least 1
     */
    record Limited(Windows windows, long retryAfterSeconds) {
    }

    /**
     * Whose key was refused.
     *
     * @param scopes what the key is limited to; none means no limit
     */
    record Whose(MerchantId merchant, ApiKeyId key, List<String> scopes) {
    }
}
