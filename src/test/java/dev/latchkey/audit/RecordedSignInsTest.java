package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Who signed in and out, and who was refused. */
@QuarkusTest
class RecordedSignInsTest extends ApiTest {

    private static final Staff.AuditEvents ALL = Staff.PLATFORM.allAuditEvents();

    @Test
    void signingInToTheConsoleAndOutIsRecorded() {
        Staff owner = world().merchant().owner();
        String session = SignInForm.session(owner);
        SignInForm.with(session).post("/sign-out").then().statusCode(303);
        SignInForm.with(session).post("/sign-out").then().statusCode(303);

        ALL.list("?actor=" + owner.email()).body("items.action", equalTo(List.of("signed_out", "signed_in")))
                .body("items.target", equalTo(List.of("console", "console")))
                .body("items.address", equalTo(List.of("127.0.0.1", "127.0.0.1")));
    }

    @Test
    void signingOutEverywhereIsRecordedOnce() {
        Staff owner = world().merchant().owner();
        SignInForm.session(owner);
        String session = SignInForm.session(owner);
        SignInForm.with(session).post("/sign-out/everywhere").then().statusCode(303);
        SignInForm.with(session).post("/sign-out/everywhere").then().statusCode(303);

        ALL.list("?actor=" + owner.email()).body("items.action", equalTo(List.of("signed_out", "signed_in", "signed_in")))
                .body("items.target", equalTo(List.of("everywhere", "console", "console")));
    }

    @Test
    void httpBasicIsRecordedWhenThePasswordIsComparedAndNotWhenItIsRemembered() {
        Staff owner = world().merchant().owner();
        for (int i = 0; i < 3; i++) {
            owner.request().get("/api/v1/merchants").then().statusCode(200);
        }

        assertThat(ALL.only("?actor=" + owner.email())).containsEntry("action", "signed_in").containsEntry("target", "api")
                .containsEntry("address", "127.0.0.1");
    }

    @Test
    void wrongPasswordsAreRecordedWhereverTheyAreTried() {
        Staff owner = world().merchant().owner();
        SignInForm.send(owner.email(), "wrong").then().statusCode(401);
        given().auth().preemptive().basic(owner.email().toUpperCase(), "wrong again").get("/api/v1/merchants").then()
                .statusCode(401);

        ALL.list("?actor=" + owner.email())
                .body("items.action", equalTo(List.of("sign_in.refused", "sign_in.refused")))
                .body("items.address", equalTo(List.of("127.0.0.1", "127.0.0.1")));
    }

    @Test
    void whoeverDoesNotExistIsRefusedOnRecordToo() {
        SignInForm.send("nobody-at-all@audit.example", "guess").then().statusCode(401);

        assertThat(ALL.only("?actor=nobody-at-all@audit.example")).containsEntry("action", "sign_in.refused");
    }

    @Test
    void aPasswordTypedIntoTheWrongFieldIsNotRecorded() {
        Instant start = Instant.now();
        SignInForm.send("correct horse battery staple", "").then().statusCode(401);

        List<Map<String, Object>> refused = ALL.list("?action=sign_in.refused&from=" + start).statusCode(200).extract()
                .path("items");
        assertThat(refused).anySatisfy(event -> assertThat(event).doesNotContainKey("actor").containsKey("address"));
        assertThat(database().values("audit_events")).noneMatch(row -> row.contains("horse"));
    }

    @Test
    void aMerchantSeesTheSignInsOfItsMembersAndOfNobodyElse() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        SignInForm.send(mine.developer().email(), "wrong").then().statusCode(401);
        SignInForm.send(theirs.developer().email(), "wrong").then().statusCode(401);

        mine.viewer().auditEvents(mine.id()).list("?action=sign_in.refused")
                .body("items.actor", equalTo(List.of(mine.developer().email())));
    }

    @Test
    void nobodyLearnsByMakingSomebodyAMemberWhenTheySignedInBefore() {
        TestMerchant merchant = world().merchant();
        Staff stranger = world().merchant().owner();
        SignInForm.session(stranger);
        merchant.owner().members(merchant.id()).put(stranger.email(), "viewer").statusCode(201);
        Staff.AuditEvents events = merchant.owner().auditEvents(merchant.id());
        String ofStranger = "?actor=" + stranger.email();

        events.list(ofStranger).statusCode(200).body("items", hasSize(0));
        SignInForm.session(stranger);
        assertThat(events.only(ofStranger)).containsEntry("action", "signed_in");
        merchant.owner().members(merchant.id()).remove(stranger.email()).statusCode(204);
        events.list(ofStranger).body("items", hasSize(0));
    }

    @Test
    void nobodyLearnsByMakingAPlatformAccountAMemberFromWhereItSignsIn() {
        TestMerchant merchant = world().merchant();
        merchant.owner().members(merchant.id()).put(Staff.PLATFORM.email(), "viewer").statusCode(201);
        SignInForm.session(Staff.PLATFORM);

        merchant.owner().auditEvents(merchant.id()).list("?action=signed_in&actor=" + Staff.PLATFORM.email())
                .statusCode(200).body("items", hasSize(0));
    }
}
