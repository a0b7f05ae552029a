package dev.latchkey.documents;

import java.util.Map;
import java.util.UUID;

import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestInvitation;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import dev.latchkey.testing.World;

/**
 * What a few requests play on, and may wreck.
 *
 * @param stranger somebody of another merchant
 */
record Stage(TestMerchant merchant, TestKey key, TestInvitation invitation, Staff stranger) {

    static Stage set(World world, Staff stranger) {
        TestMerchant merchant = world.merchant();
        merchant.put(",\"requestsPerMinute\":10000").statusCode(200);
        merchant.owner().members(merchant.id()).put(subjectOf(merchant), "viewer").statusCode(201);
        return new Stage(merchant, merchant.owner().keys(merchant.id()).create("Played with"),
                merchant.owner().invitations(merchant.id()).invite("invited@" + merchant.id() + ".test.invalid", "viewer"),
                stranger);
    }

    /** Values of parameters and fields that mean something here. */
    Map<String, String> known(ApiDocument.Operation operation) {
        return Map.of("merchantId", merchant.id(), "keyId", key.id(), "invitationId", invitation.id(),
                "deliveryId", UUID.nameUUIDFromBytes(new byte[0]).toString(), "subject", subjectOf(merchant),
                "code", "plan-of-" + merchant.id(), "plan", "standard", "secret", key.secret(),
                "token", operation.path().startsWith("/oauth2/") ? key.secret() : invitation.token());
    }

    private static String subjectOf(TestMerchant merchant) {
        return "member@" + merchant.id() + ".test.invalid";
    }
}
