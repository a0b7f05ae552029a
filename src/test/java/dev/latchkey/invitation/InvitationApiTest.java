package dev.latchkey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestInvitation;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** What owners do with invitations. */
@QuarkusTest
class InvitationApiTest extends ApiTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void anInvitationIsShownWithItsLinkThisOnce() {
        TestMerchant merchant = world().merchant();

        var answer = merchant.owner().invitations(merchant.id()).post("  New.Member@Example.com ", "developer")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .body("email", equalTo("new.member@example.com"))
                .body("role", equalTo("developer"))
                .body("url", matchesPattern("http://localhost:" + RestAssured.port + "/invitation#[0-9A-Za-z_-]{43}"))
                .body("createdBy", equalTo(merchant.owner().email()))
                .body("mailed", equalTo(false))
                .extract();

        assertThat(Duration.between(Instant.parse(answer.path("createdAt")), Instant.parse(answer.path("expiresAt"))))
                .isEqualTo(Duration.ofDays(7));
        String url = answer.path("url");
        String list = merchant.owner().invitations(merchant.id()).list().statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(answer.path("id")))
                .body("items[0].email", equalTo("new.member@example.com"))
                .body("items[0].role", equalTo("developer"))
                .body("items[0].createdBy", equalTo(merchant.owner().email()))
                .body("items[0].expiresAt", equalTo(answer.path("expiresAt")))
                .extract().asString();
        assertThat(list).doesNotContain("url", "token", url.substring(url.indexOf('#') + 1));
    }

    @Test
    void theLinkBeginsWithTheAddressThatTheInviterUsed() {
        TestMerchant merchant = world().merchant();

        merchant.owner().request().header("Host", "keys.example.com").body("{\"email\":\"a@b.example\",\"role\":\"viewer\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/invitations").then().statusCode(201)
                .body("url", matchesPattern("http://keys\\.example\\.com/invitation#.{43}"));
    }

    @Test
    void ofTheTokenOnlyItsHashIsKept() {
        TestMerchant merchant = world().merchant();
        TestInvitation invitation = merchant.owner().invitations(merchant.id()).invite("a@hash.example", "viewer");

        List<String> tables = database().allValues();

        assertThat(tables).anyMatch(row -> row.contains("a@hash.example"));
        assertThat(tables).noneMatch(row -> row.contains(invitation.token()));
    }

    @Test
    void invitationsAreListedNewestFirst() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        List.of("first@b.example", "second@b.example", "third@b.example")
                .forEach(email -> invitations.invite(email, "viewer"));

        invitations.list().body("items.email", equalTo(List.of("third@b.example", "second@b.example", "first@b.example")));
    }

    @Test
    void aNewInvitationReplacesTheOneOfTheSameAddress() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        TestInvitation first = invitations.invite("again@b.example", "viewer");

        TestInvitation second = invitations.invite("AGAIN@b.example", "developer");

        assertThat(second.token()).isNotEqualTo(first.token());
        invitations.list().body("items.id", equalTo(List.of(second.id()))).body("items[0].role", equalTo("developer"));
        new Invited(first.token()).preview().statusCode(404);
        new Invited(second.token()).preview().statusCode(200);
    }

    @Test
    void theSameAddressMayBeInvitedByTwoMerchants() {
        TestMerchant one = world().merchant();
        TestMerchant other = world().merchant();
        TestInvitation ofOne = one.owner().invitations(one.id()).invite("both@b.example", "viewer");

        other.owner().invitations(other.id()).invite("both@b.example", "viewer");

        new Invited(ofOne.token()).preview().statusCode(200).body("merchantId", equalTo(one.id()));
    }

    @Test
    void aWithdrawnInvitationIsGone() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        TestInvitation invitation = invitations.invite("withdrawn@b.example", "viewer");

        invitations.withdraw(invitation.id()).statusCode(204).body(equalTo(""));

        invitations.list().body("items", empty());
        new Invited(invitation.token()).preview().statusCode(404);
        new Invited(invitation.token()).accept(Invited.CHOSEN_PASSWORD).statusCode(404);
        invitations.withdraw(invitation.id()).statusCode(404).body("code", equalTo("NOT_FOUND"));
        invitations.withdraw("not-a-uuid").statusCode(404);
    }

    @Test
    void anExpiredInvitationIsNotPending() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        TestInvitation invitation = invitations.invite("late@b.example", "viewer");
        database().expireInvitation(invitation.id());

        invitations.list().body("items", empty());
        invitations.withdraw(invitation.id()).statusCode(404);
        invitations.invite("late@b.example", "viewer");
    }

    @Test
    void aMemberIsNotInvited() {
        TestMerchant merchant = world().merchant();

        merchant.owner().invitations(merchant.id()).post(merchant.viewer().email().toUpperCase(Locale.ROOT), "owner")
                .statusCode(409).contentType(PROBLEM)
                .body("code", equalTo("ALREADY_MEMBER"))
                .body("detail", containsString("Change the member's role"));
    }

    @Test
    void aMerchantHasAtMostAHundredPendingInvitations() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        database().update(
                """
                        INSERT INTO invitations (id, merchant_id, email, role, token_hash, created_at, created_by, by_platform, expires_at)
                        SELECT gen_random_uuid(), ?, 'invited-' || i || '@b.example', 'VIEWER', sha256(random()::text::bytea),
                               now() - interval '8 days', 'test', true, now() + CASE i WHEN 100 THEN interval '-1 day' ELSE interval '1 day' END
                        FROM generate_series(1, 100) i
                        """,
                merchant.id());

        TestInvitation last = invitations.invite("last@b.example", "viewer");
        invitations.post("one-more@b.example", "viewer").statusCode(422).body("code", equalTo("TOO_MANY_INVITATIONS"));
        invitations.invite("last@b.example", "viewer");
        invitations.withdraw(last.id()).statusCode(404);
        invitations.list().body("items", hasSize(100)).body("items.email", not(hasItem("invited-100@b.example")));
    }

    @Test
    void onlyOwnersAndThePlatformInvite() {
        TestMerchant merchant = world().merchant();
        String id = Staff.PLATFORM.invitations(merchant.id()).invite("by-support@b.example", "owner").id();

        for (Staff staff : List.of(merchant.developer(), merchant.viewer())) {
            Staff.Invitations invitations = staff.invitations(merchant.id());
            for (var answer : List.of(invitations.post("a@b.example", "viewer"), invitations.list(),
                    invitations.withdraw(id))) {
                answer.statusCode(403).contentType(PROBLEM).body("code", equalTo("FORBIDDEN"));
            }
        }
        merchant.owner().invitations(merchant.id()).list().body("items.createdBy",
                equalTo(List.of(Staff.PLATFORM.email())));
    }

    @Test
    void anotherMerchantsInvitationsAnswerLikeThoseOfAMissingOne() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        String theirId = theirs.owner().invitations(theirs.id()).invite("theirs@b.example", "viewer").id();
        Staff.Invitations ofTheirs = mine.owner().invitations(theirs.id());
        Staff.Invitations ofNobody = mine.owner().invitations("nobody");

        assertThat(ofTheirs.list().statusCode(404).extract().asString())
                .isEqualTo(ofNobody.list().statusCode(404).extract().asString());
        assertThat(ofTheirs.post("a@b.example", "owner").statusCode(404).extract().asString())
                .isEqualTo(ofNobody.post("a@b.example", "owner").statusCode(404).extract().asString());
        assertThat(ofTheirs.withdraw(theirId).statusCode(404).extract().asString())
                .isEqualTo(ofNobody.withdraw(theirId).statusCode(404).extract().asString());
        mine.owner().invitations(mine.id()).withdraw(theirId).statusCode(404);
        Staff.PLATFORM.invitations("nobody").post("a@b.example", "owner").statusCode(404);
        theirs.owner().invitations(theirs.id()).list().body("items.id", equalTo(List.of(theirId)));
    }

    @Test
    void whoeverDoesNotSignInIsToldHow() {
        given().get("/api/v1/merchants/" + world().merchant().id() + "/invitations").then().statusCode(401);
    }

}
