package dev.latchkey.audit.trail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Who sees which events, in which order. */
@QuarkusTest
class AuditListTest extends ApiTest {

    @Test
    void everyMemberSeesWhatHappenedNewestFirst() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("ERP");

        for (Staff member : List.of(merchant.owner(), merchant.developer(), merchant.viewer(), Staff.PLATFORM)) {
            List<String> actions = member.auditEvents(merchant.id()).list("").statusCode(200).extract().path("items.action");
            assertThat(actions).filteredOn(action -> !action.equals("signed_in"))
                    .containsExactly("key.created", "subscription.changed", "merchant.created");
        }
    }

    @Test
    void anotherMerchantsAnswerLikeAMissingOnes() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();

        assertThat(mine.owner().auditEvents(theirs.id()).list("").statusCode(404).extract().asString())
                .isEqualTo(mine.owner().auditEvents("nobody").list("").statusCode(404).extract().asString());
        Staff.PLATFORM.auditEvents("nobody").list("").statusCode(404);
    }

    @Test
    void anotherMerchantsKeyHasNoEventsHere() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        TestKey key = theirs.owner().keys(theirs.id()).create("Theirs");

        mine.owner().auditEvents(mine.id()).list("?keyId=" + key.id()).statusCode(200).body("items", hasSize(0));
        theirs.owner().auditEvents(theirs.id()).list("?keyId=" + key.id()).body("items.action",
                equalTo(List.of("key.created")));
    }

    @Test
    void onlyThePlatformSeesEverything() {
        TestMerchant merchant = world().merchant();
        Staff.AuditEvents everything = Staff.PLATFORM.allAuditEvents();

        merchant.owner().allAuditEvents().list("").statusCode(403).body("code", equalTo("FORBIDDEN"));
        everything.list("?actor=" + merchant.owner().email()).statusCode(200).body("items.action", hasItem("signed_in"));
        everything.list("?merchantId=" + merchant.id()).statusCode(200).body("items", hasSize(2))
                .body("items.merchantId", everyItem(equalTo(merchant.id())));
        everything.list("?merchantId=nobody").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void whoeverDoesNotSignInSeesNothing() {
        given().get("/api/v1/audit-events").then().statusCode(401);
        given().get("/api/v1/merchants/nobody/audit-events").then().statusCode(401);
    }

    @Test
    void cursorsLeadThroughAllThatWasThereWhileMoreComes() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());
        for (int i = 0; i < 3; i++) {
            members.put("walk@b.example", i % 2 == 0 ? "viewer" : "developer");
            SignInForm.session(merchant.viewer());
        }
        Staff.AuditEvents events = Staff.PLATFORM.auditEvents(merchant.id());
        List<String> wereThere = events.list("?limit=200").extract().path("items.id");

        List<String> walked = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = events.list("?limit=2" + cursor).statusCode(200).extract().jsonPath();
            walked.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
            members.put("walk@b.example", walked.size() % 4 == 0 ? "viewer" : "owner");
            SignInForm.session(merchant.viewer());
        }

        assertThat(wereThere).hasSizeGreaterThanOrEqualTo(8).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(walked).isEqualTo(wereThere);
    }

    @Test
    void filtersNarrowAndAddUp() {
        TestMerchant merchant = world().merchant();
        TestKey first = merchant.owner().keys(merchant.id()).create("First");
        merchant.developer().keys(merchant.id()).create("Second");
        merchant.developer().keys(merchant.id()).revoke(first.id());
        Staff.AuditEvents events = Staff.PLATFORM.auditEvents(merchant.id());

        events.list("?keyId=" + first.id()).body("items.action", equalTo(List.of("key.revoked", "key.created")));
        events.list("?actor=" + merchant.developer().email().toUpperCase()).body("items.action",
                equalTo(List.of("key.revoked", "key.created", "signed_in")));
        events.list("?action=key.created&actor=" + merchant.developer().email()).body("items.target",
                equalTo(List.of("Second")));
    }

    @Test
    void timesAreAskedForFromOneInstantToBeforeAnother() {
        TestMerchant merchant = world().merchant();
        Staff.AuditEvents events = Staff.PLATFORM.auditEvents(merchant.id());
        List<String> at = events.list("").extract().path("items.at");
        Instant newest = Instant.parse(at.get(0));

        events.list("?from=" + newest).body("items.at", equalTo(List.of(at.get(0))));
        events.list("?to=" + newest).body("items.at", equalTo(List.of(at.get(1))));
        events.list("?from=" + newest + "&to=" + newest).statusCode(200).body("items", hasSize(0));
        events.list("?from=" + newest.atOffset(ZoneOffset.ofHours(9)).toString().replace("+", "%2B"))
                .body("items.at", equalTo(List.of(at.get(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=201", "cursor=x", "action=KEY_CREATED", "action=key.created,key.revoked",
            "keyId=1", "actor=%00", "actor=%20", "from=yesterday", "from=2026-01-01", "from=2026-01-01T00:00:00+09:00",
            "to=2026-02-30T00:00:00Z", "to=99999-01-01T00:00:00Z" })
    void aParameterThatMakesNoSenseIsRefusedByItsName(String parameter) {
        TestMerchant merchant = world().merchantWithoutContract();
        String name = parameter.substring(0, parameter.indexOf('='));

        for (Staff.AuditEvents events : List.of(Staff.PLATFORM.auditEvents(merchant.id()), Staff.PLATFORM.allAuditEvents())) {
            events.list("?" + parameter).statusCode(400).body("code", equalTo("INVALID_PARAMETER"))
                    .body("errors.field", equalTo(List.of(name)));
        }
    }

    @Test
    void anEmptyParameterIsLikeNone() {
        Staff.PLATFORM.auditEvents(world().merchantWithoutContract().id())
                .list("?action=&keyId=&actor=&from=&to=&limit=&cursor=").statusCode(200)
                .body("items.action", equalTo(List.of("merchant.created")));
    }

    @Test
    void aMerchantThatCanNotBeIsRefused() {
        Staff.PLATFORM.allAuditEvents().list("?merchantId=no%20id").statusCode(400)
                .body("errors.field", equalTo(List.of("merchantId")));
    }
}
