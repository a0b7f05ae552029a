package dev.latchkey.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MemberApiTest extends ApiTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void membersAreListedByRoleAndThenBySubject() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());
        members.put("b-owner", "owner").statusCode(201);
        members.put("a-viewer", "viewer").statusCode(201);

        members.list().statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.subject", equalTo(List.of("b-owner", merchant.owner().email(), merchant.developer().email(),
                        "a-viewer", merchant.viewer().email())))
                .body("items.role", equalTo(List.of("owner", "owner", "developer", "viewer", "viewer")))
                .body("items[0].createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("items[0].displayName", nullValue());
    }

    @Test
    void aMemberIsMadeSeenReplacedAndRemoved() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());

        String createdAt = members.put("somebody", "viewer").statusCode(201).body("subject", equalTo("somebody"))
                .body("role", equalTo("viewer")).extract().path("createdAt");
        members.put("somebody", "developer").statusCode(200).body("createdAt", equalTo(createdAt));
        members.get("somebody").statusCode(200).body("role", equalTo("developer")).body("createdAt", equalTo(createdAt));
        members.remove("somebody").statusCode(204).body(equalTo(""));
        members.get("somebody").statusCode(404).body("code", equalTo("NOT_FOUND"));
        members.remove("somebody").statusCode(404);
    }

    @Test
    void theNameShownToPeopleOutlivesAChangeOfRole() {
        TestMerchant merchant = world().merchant();
        database().update("UPDATE members SET display_name = '山田 花子' WHERE merchant_id = ? AND role = 'VIEWER'",
                merchant.id());

        merchant.owner().members(merchant.id()).put(merchant.viewer().email(), "developer")
                .body("displayName", equalTo("山田 花子"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "auth0|5f7c8ec7", "first/second", "a+b", "with space", "50%", "%2F", "a?b#c", "日本",
            "..x", "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", "a;b=c" })
    void aSubjectIsWhateverAnOpenIdProviderCallsIt(String subject) {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());

        members.put(subject, "viewer").statusCode(201).body("subject", equalTo(subject));
        members.get(subject).statusCode(200).body("subject", equalTo(subject));
        members.list().body("items[2].subject", equalTo(subject.compareTo("v") < 0 ? subject : merchant.viewer().email()));
        members.remove(subject).statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({ "New.Member+Shop@Example.COM, new.member+shop@example.com", "' padded@example.com ', padded@example.com",
            "' padded ', padded", "CaseCounts, CaseCounts" })
    void aSubjectIsTrimmedAndAnEmailAddressIsInSmallLetters(String sent, String kept) {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());

        members.put(sent, "viewer").statusCode(201).body("subject", equalTo(kept));
        members.put(sent, "viewer").statusCode(200);
        members.get(kept).statusCode(200);
    }

    @Test
    void onlyOwnersAndThePlatformManageMembers() {
        TestMerchant merchant = world().merchant();

        for (Staff staff : List.of(merchant.developer(), merchant.viewer())) {
            Staff.Members members = staff.members(merchant.id());
            for (var answer : List.of(members.list(), members.get(staff.email()), members.put(staff.email(), "owner"),
                    members.remove(merchant.owner().email()))) {
                answer.statusCode(403).contentType(PROBLEM).body("code", equalTo("FORBIDDEN"));
            }
        }
        Staff.PLATFORM.members(merchant.id()).put(merchant.viewer().email(), "developer").statusCode(200);
    }

    @Test
    void anotherMerchantsMembersAnswerLikeThoseOfAMissingOne() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        Staff.Members ofTheirs = mine.owner().members(theirs.id());
        Staff.Members ofNobody = mine.owner().members("nobody");
        String member = theirs.viewer().email();

        assertThat(ofTheirs.list().statusCode(404).extract().asString())
                .isEqualTo(ofNobody.list().statusCode(404).extract().asString());
        assertThat(ofTheirs.get(member).statusCode(404).extract().asString())
                .isEqualTo(ofNobody.get(member).statusCode(404).extract().asString());
        assertThat(ofTheirs.put(member, "owner").statusCode(404).extract().asString())
                .isEqualTo(ofNobody.put(member, "owner").statusCode(404).extract().asString());
        assertThat(ofTheirs.remove(member).statusCode(404).extract().asString())
                .isEqualTo(ofNobody.remove(member).statusCode(404).extract().asString());
        theirs.owner().members(theirs.id()).get(member).body("role", equalTo("viewer"));
        Staff.PLATFORM.members("nobody").put(member, "owner").statusCode(404);
    }

    @Test
    void aMemberOfTheOneMerchantIsNoneOfTheOther() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();

        mine.owner().members(mine.id()).get(theirs.viewer().email()).statusCode(404);
        mine.owner().members(mine.id()).remove(theirs.viewer().email()).statusCode(404);
    }

    @Test
    void whatAMemberMayDoChangesAtOnce() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());
        Staff.Keys keys = merchant.viewer().keys(merchant.id());
        keys.post("{\"name\":\"ERP\"}").statusCode(403);

        members.put(merchant.viewer().email(), "developer").statusCode(200);
        keys.post("{\"name\":\"ERP\"}").statusCode(201);

        members.remove(merchant.viewer().email()).statusCode(204);
        keys.list("").statusCode(404);
    }

    @Test
    void theLastOwnerStays() {
        TestMerchant merchant = world().merchant();
        String owner = merchant.owner().email();
        Staff.Members members = merchant.owner().members(merchant.id());

        for (var answer : List.of(members.put(owner, "viewer"), members.remove(owner))) {
            answer.statusCode(409).contentType(PROBLEM).body("code", equalTo("LAST_OWNER"))
                    .body("detail", containsString("Make somebody else an owner first"));
        }
        members.put(owner, "owner").statusCode(200);

        members.put(merchant.developer().email(), "owner").statusCode(200);
        members.put(owner, "viewer").statusCode(200);
        members.list().statusCode(403);
    }

    @Test
    void thePlatformMayTakeTheLastOwnerAway() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = Staff.PLATFORM.members(merchant.id());

        members.put(merchant.owner().email(), "developer").statusCode(200);
        members.put(merchant.owner().email(), "owner").statusCode(200);
        members.remove(merchant.owner().email()).statusCode(204);
    }

    @Test
    void whoeverDoesNotSignInIsToldHow() {
        String path = "/api/v1/merchants/" + world().merchant().id() + "/members";

        for (String address : List.of(path, path + "/somebody", path + "/%00")) {
            given().urlEncodingEnabled(false).get(address).then().statusCode(401);
        }
    }

}
