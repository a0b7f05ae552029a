package dev.latchkey.audit;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can happen that somebody may have to answer for. */
public enum AuditAction {

    KEY_CREATED("key.created"),
    KEY_CHANGED("key.changed"),
    KEY_ROTATED("key.rotated"),
    KEY_REVOKED("key.revoked"),
    KEYS_IMPORTED("keys.imported"),
    KEY_LEAKED("key.leaked"),
    MEMBER_ADDED("member.added"),
    MEMBER_CHANGED("member.changed"),
    MEMBER_REMOVED("member.removed"),
    INVITATION_CREATED("invitation.created"),
    INVITATION_WITHDRAWN("invitation.withdrawn"),
    INVITATION_ACCEPTED("invitation.accepted"),
    MERCHANT_CREATED("merchant.created"),
    MERCHANT_CHANGED("merchant.changed"),
    SUBSCRIPTION_CHANGED("subscription.changed"),
    SUBSCRIPTION_RENEWED("subscription.renewed"),
    QUOTA_REACHED("quota.reached"),
    PLAN_CREATED("plan.created"),
    PLAN_CHANGED("plan.changed"),
    SIGNED_IN("signed_in"),
    SIGN_IN_REFUSED("sign_in.refused"),
    SIGNED_OUT("signed_out");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    /** The word in JSON and in queries. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The action of that word; empty if there is none. */
    public static Optional<AuditAction> ofWord(String word) {
        return Stream.of(values()).filter(action -> action.word.equals(word)).findFirst();
    }
}
