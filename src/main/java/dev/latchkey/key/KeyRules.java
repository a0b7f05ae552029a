package dev.latchkey.key;

import java.time.Instant;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** What holds for every key, however it is made or changed. Each rule passes, or fails with what to do about it. */
final class KeyRules {

    private KeyRules() {
    }

    /** Fails with 409 for a key that nobody can change any more. */
    static void requireChangeable(ApiKey key) {
        if (key.revokedAt != null) {
            throw new ProblemException(ProblemCode.KEY_REVOKED, "This key is revoked for ever. Make a new one.");
        }
        if (key.rotatedAt != null) {
            throw new ProblemException(ProblemCode.KEY_ROTATED,
                    "Another key took this one's place. Change that one; this one can only be revoked.");
        }
    }

    /** Fails with 422 for an expiry that has passed; none is fine. */
    static void requireFuture(Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.invalidField("expiresAt", "must be in the future");
        }
    }

    /** Fails with 422 if the merchant has as many keys as it may have. The merchant must be locked. */
    static Uni<Void> requireRoom(MerchantId merchant) {
        return ApiKey.countLive(merchant).invoke(count -> {
            if (count >= Keys.MAX_LIVE_KEYS) {
                throw new ProblemException(ProblemCode.TOO_MANY_KEYS, "This merchant has " + count
                        + " keys that are not revoked; at most " + Keys.MAX_LIVE_KEYS
                        + " may be. Revoke one that is not needed.");
            }
        }).replaceWithVoid();
    }

    /** Fails with 409 if the merchant has a live key of this name. The merchant must be locked. */
    static Uni<Void> requireFreeName(MerchantId merchant, String name) {
        return ApiKey.liveNameTaken(merchant, name).invoke(taken -> {
            if (taken) {
                throw new ProblemException(ProblemCode.NAME_TAKEN,
                        "This merchant has a key of this name already. Choose another name, or revoke that key.");
            }
        }).replaceWithVoid();
    }
}
