package dev.latchkey.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * The reasons to refuse a known key, in the order in which they are looked at: the key itself, then the merchant's
 * contract (so that only the holder of a working key learns of it), then what this request asks for.
 */
enum Check {

    /** Revocation is for ever, so it goes before states that can change. */
    NOT_REVOKED(Code.REVOKED, (key, attempt, now) -> !key.revoked()),

    /** A key works until its expiry, not at it. */
    NOT_EXPIRED(Code.EXPIRED, (key, attempt, now) -> key.expiresAt().isEmpty() || now.isBefore(key.expiresAt().get())),

    /** A key's owner may switch it off for a while. */
    ENABLED(Code.DISABLED, (key, attempt, now) -> key.enabled()),

    /** A merchant without a contract, or outside its period, has no Merchant API. */
    ADDON_ACTIVE(Code.ADDON_INACTIVE,
            (key, attempt, now) -> key.contract().isPresent() && key.contract().get().activeAt(now)),

    /** A key without addresses may be used from everywhere; one with addresses not by a caller whose address is unknown. */
    IP_ALLOWED(Code.IP_NOT_ALLOWED, (key, attempt, now) -> key.allowedIps().isEmpty()
            || attempt.clientAddress().isIn(key.allowedIps())),

    /** A key without scopes may do everything. */
    SCOPE_GRANTED(Code.INSUFFICIENT_SCOPE, (key, attempt, now) -> key.scopes().isEmpty()
            || key.scopes().containsAll(attempt.requiredScopes()));

    private static final Check[] IN_ORDER = values();

    private final Optional<Code> refusal;
    private final Rule rule;

    Check(Code refusal, Rule rule) {
        this.refusal = Optional.of(refusal);
        this.rule = rule;
    }

    /** The first objection to this attempt at this time, or empty if there is none. Asks no store, changes nothing. */
    static Optional<Code> firstRefusal(KnownKey key, Attempt attempt, Instant now) {
        for (Check check : IN_ORDER) {
            if (!check.rule.passes(key, attempt, now)) {
                return check.refusal;
            }
        }
        return Optional.empty();
    }

    private interface Rule {
        boolean passes(KnownKey key, Attempt attempt, Instant now);
    }
}
