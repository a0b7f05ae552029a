package dev.latchkey.invitation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Ways to a merchant that an invitation must not be. */
@QuarkusTest
class InvitationAttackTest extends ApiTest {

    @Test
    void nobodyBecomesAMemberElsewhereByAnAccountThatAnotherMerchantsLinkMade() {
        TestMerchant theirs = world().merchant();
        TestMerchant evil = world().merchant();
        String email = "newbie@" + theirs.id() + ".test.invalid";
        theirs.owner().members(theirs.id()).put(email, "owner").statusCode(201);

        Invited attacker = invited(evil.owner(), evil, email, "viewer");
        attacker.accept(Staff.PASSWORD).statusCode(409).body("code", equalTo("ALREADY_MEMBER"));

        new Staff(email).request().get("/api/v1/merchants").then().statusCode(401);
    }

    @Test
    void aMemberWithoutAnAccountGetsOneByTheOwnMerchantsLink() {
        TestMerchant merchant = world().merchant();
        String email = "early@" + merchant.id() + ".test.invalid";
        merchant.owner().members(merchant.id()).put(email, "developer").statusCode(201);

        invited(merchant.owner(), merchant, email, "developer").accept(Staff.PASSWORD).statusCode(200);

        new Staff(email).keys(merchant.id()).create("Works");
    }

    @Test
    void anOwnerWhoWasRemovedDoesNotComeBackByALinkMadeBefore() {
        TestMerchant merchant = world().merchant();
        merchant.owner().members(merchant.id()).put(merchant.developer().email(), "owner").statusCode(200);
        Invited backdoor = invited(merchant.developer(), merchant, "backdoor@" + merchant.id() + ".test.invalid", "owner");
        backdoor.preview().statusCode(200);

        merchant.owner().members(merchant.id()).remove(merchant.developer().email()).statusCode(204);

        backdoor.preview().statusCode(404);
        backdoor.accept(Staff.PASSWORD).statusCode(404);
        merchant.owner().invitations(merchant.id()).list().body("items", hasSize(0));
    }

    @Test
    void norDoesOneWhoWasDemoted() {
        TestMerchant merchant = world().merchant();
        merchant.owner().members(merchant.id()).put(merchant.developer().email(), "owner").statusCode(200);
        Invited backdoor = invited(merchant.developer(), merchant, "demoted@" + merchant.id() + ".test.invalid", "owner");

        merchant.owner().members(merchant.id()).put(merchant.developer().email(), "viewer").statusCode(200);

        backdoor.accept(Staff.PASSWORD).statusCode(404);
    }

    @Test
    void aPlatformsLinkHoldsThoughThePlatformIsNoMember() {
        TestMerchant merchant = world().merchant();

        invited(Staff.PLATFORM, merchant, "by-platform@" + merchant.id() + ".test.invalid", "owner").accept(Staff.PASSWORD)
                .statusCode(200);
    }

    private static Invited invited(Staff inviter, TestMerchant merchant, String email, String role) {
        return new Invited(inviter.invitations(merchant.id()).invite(email, role).token());
    }
}
