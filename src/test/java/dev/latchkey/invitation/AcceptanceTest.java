package dev.latchkey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestInvitation;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** What the invited ones do with their links. */
@QuarkusTest
class AcceptanceTest extends ApiTest {

    private static final String NEVER_ISSUED = "A".repeat(43);
    private static final String PASSWORD = Invited.CHOSEN_PASSWORD;

    @Test
    void theInvitedOneSeesWhoInvitesAsWhatAndUntilWhen() {
        TestMerchant merchant = world().merchant();
        TestInvitation invitation = merchant.owner().invitations(merchant.id()).invite("seen@b.example", "developer");
        Invited invited = new Invited(invitation.token());

        invited.preview().statusCode(200)
                .header("Cache-Control", "no-store")
                .body("merchantId", equalTo(merchant.id()))
                .body("merchantNames.languageCode", equalTo(List.of("ja", "en")))
                .body("merchantNames.name", equalTo(List.of("山田製作所", "Yamada Works")))
                .body("email", equalTo("seen@b.example"))
                .body("role", equalTo("developer"))
                .body("expiresAt", startsWith("20"))
                .body("accountExists", equalTo(false));
        invited.preview().statusCode(200);
    }

    @Test
    void whoHasNoAccountGetsOneWithTheChosenPasswordAndJoins() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "New@Joiner.example", "developer");

        invited.accept(PASSWORD).statusCode(200)
                .header("Cache-Control", "no-store")
                .body("merchantId", equalTo(merchant.id()))
                .body("subject", equalTo("new@joiner.example"))
                .body("role", equalTo("developer"));

        new Staff("new@joiner.example").request().auth().preemptive().basic("new@joiner.example", PASSWORD)
                .get("/api/v1/merchants").then().statusCode(200)
                .body("items.merchantId", equalTo(List.of(merchant.id())));
        merchant.owner().invitations(merchant.id()).list().body("items", empty());
        invited.preview().statusCode(404);
        invited.accept(PASSWORD).statusCode(404);
    }

    @Test
    void anInvitationMakesNoPlatformAccount() {
        TestMerchant merchant = world().merchant();
        invited(merchant, "owner@joiner.example", "owner").accept(Staff.PASSWORD).statusCode(200);

        new Staff("owner@joiner.example").put("/api/v1/merchants/" + merchant.id(), "{}").statusCode(403);
    }

    @Test
    void whoHasAnAccountJoinsWithItsPassword() {
        TestMerchant home = world().merchant();
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, home.viewer().email(), "developer");

        invited.preview().body("accountExists", equalTo(true));
        invited.accept("not-the-password").statusCode(422)
                .body("code", equalTo("INVALID_FIELDS"))
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].detail", containsString("account which has this email address"));
        invited.preview().statusCode(200);
        merchant.owner().members(merchant.id()).get(home.viewer().email()).statusCode(404);

        invited.accept(Staff.PASSWORD).statusCode(200).body("role", equalTo("developer"));
        home.viewer().request().get("/api/v1/merchants").then()
                .body("items.merchantId", equalTo(Stream.of(home.id(), merchant.id()).sorted().toList()));
        home.owner().members(home.id()).get(home.viewer().email()).body("role", equalTo("viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "eleven char", "二十五文字は七十五バイトになるので長すぎるのです。" })
    void aNewPasswordThatIsTooShortOrTooLongIsRefusedAndTheLinkStaysGood(String password) {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "picky@b.example", "viewer");

        invited.accept(password).statusCode(422)
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].detail", equalTo("must have at least 12 characters and at most 72 bytes"));

        invited.preview().statusCode(200).body("accountExists", equalTo(false));
        merchant.owner().members(merchant.id()).get("picky@b.example").statusCode(404);
    }

    @Test
    void aLinkThatIsNotGoodAnswersAlikeWhateverTheReason() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        TestInvitation used = invitations.invite("used@alike.example", "viewer");
        new Invited(used.token()).accept(PASSWORD).statusCode(200);
        TestInvitation expired = invitations.invite("expired@alike.example", "viewer");
        database().expireInvitation(expired.id());
        TestInvitation replaced = invitations.invite("replaced@alike.example", "viewer");
        invitations.invite("replaced@alike.example", "viewer");
        TestInvitation withdrawn = invitations.invite("withdrawn@alike.example", "viewer");
        invitations.withdraw(withdrawn.id());
        List<String> bad = List.of(NEVER_ISSUED, used.token(), expired.token(), replaced.token(), withdrawn.token(), "",
                "no token", used.id(), "\\u0000", "x".repeat(10_000));

        List<String> answers = bad.stream().map(Invited::new)
                .flatMap(invited -> Stream.of(invited.preview(), invited.accept(PASSWORD), invited.accept("short")))
                .map(answer -> answer.statusCode(404).contentType("application/problem+json").extract().asString())
                .distinct().toList();

        assertThat(answers).hasSize(1).first().asString().contains("NOT_FOUND", "Ask for a new one");
    }

    @Test
    void whoBecameAMemberMeanwhileGetsTheInvitedRole() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "meanwhile@joiner.example", "developer");
        merchant.owner().members(merchant.id()).put("meanwhile@joiner.example", "viewer").statusCode(201);

        invited.accept(PASSWORD).statusCode(200).body("role", equalTo("developer"));

        merchant.owner().members(merchant.id()).get("meanwhile@joiner.example").body("role", equalTo("developer"));
    }

    @Test
    void whoBecameAnOwnerMeanwhileStaysOne() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "risen@joiner.example", "viewer");
        merchant.owner().members(merchant.id()).put("risen@joiner.example", "owner").statusCode(201);

        invited.accept(PASSWORD).statusCode(200).body("role", equalTo("owner"));

        merchant.owner().members(merchant.id()).get("risen@joiner.example").body("role", equalTo("owner"));
        invited.preview().statusCode(404);
    }

    @Test
    void withoutAPasswordOneMustBeSignedInByAProvider() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "wordless@joiner.example", "viewer");
        String body = "{\"token\":\"" + invited.token() + "\"}";

        Invited.post("accept", body).statusCode(422).body("errors.field", hasItem("password"));
        merchant.owner().request().body(body).post("/api/v1/invitations/accept").then().statusCode(422)
                .body("errors.field", hasItem("password"));

        invited.preview().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "preview | {} | 422 | token", "preview | {\"token\":null} | 422 | token",
            "preview | {\"token\":7} | 400 | token", "preview | {\"token\":\"x\",\"password\":\"y\"} | 400 | password",
            "accept | {\"password\":\"y\"} | 422 | token",
            "accept | {\"token\":\"x\",\"password\":12} | 400 | password",
            "accept | {\"token\":[\"x\"],\"password\":\"y\"} | 400 | token",
            "accept | {\"token\":\"x\",\"password\":\"y\",\"role\":\"owner\"} | 400 | role" })
    void aBodyThatMakesNoSenseIsRefused(String action, String body, int status, String field) {
        Invited.post(action, body).statusCode(status).contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "\"x\"", "{" })
    void aBodyThatIsNoObjectIsRefused(String body) {
        Invited.post("preview", body).statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        Invited.post("accept", body).statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
    }

    @Test
    void aTokenOrPasswordThatCantBeReadIsNotRepeated() {
        String broken = "{\"token\":\"" + NEVER_ISSUED + "\",\"password\":\"" + PASSWORD + "\"";

        Invited.post("accept", broken).statusCode(400).body(not(containsString(NEVER_ISSUED)))
                .body(not(containsString(PASSWORD)));
    }

    @Test
    void aTokenIsNotTakenFromTheUrl() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "url@b.example", "viewer");

        given().contentType(ContentType.JSON).body("{}")
                .post("/api/v1/invitations/preview?token=x").then().statusCode(422);
        given().get("/api/v1/invitations/preview").then().statusCode(405);
        invited.preview().statusCode(200);
    }

    private static Invited invited(TestMerchant merchant, String email, String role) {
        return new Invited(merchant.owner().invitations(merchant.id()).invite(email, role).token());
    }
}
