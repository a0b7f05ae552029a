package dev.latchkey.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;

@QuarkusTest
class SignInTest extends ApiTest {

    @Test
    void theSessionCookieIsForThisHostAloneAndOutOfReachOfScripts() {
        Staff owner = world().merchant().owner();

        Response answer = SignInForm.send(owner.email(), Staff.PASSWORD);

        answer.then().statusCode(303).header("Location", containsString("/merchants")).header("Cache-Control", "no-store");
        Cookie cookie = answer.detailedCookie(SignInForm.COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getExpiryDate()).isNull();
        assertThat(cookie.getValue()).doesNotContain(owner.email());
    }

    @Test
    void aSessionOpensTheConsoleAndTheManagementApi() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.viewer());

        SignInForm.with(session).get("/merchants").then().statusCode(200).body(containsString(merchant.id()));
        SignInForm.with(session).accept("application/json").get("/api/v1/merchants").then().statusCode(200)
                .body("items.merchantId", equalTo(List.of(merchant.id())));
    }

    @Test
    void aWrongPasswordAndAMissingAccountAreAnsweredAlike() {
        Staff owner = world().merchant().owner();

        String wrong = SignInForm.send(owner.email(), "not the password").then().statusCode(401)
                .extract().asString().replace(owner.email(), "");
        String missing = SignInForm.send("nobody@test.invalid", "not the password").then().statusCode(401)
                .extract().asString().replace("nobody@test.invalid", "");

        assertThat(wrong).isEqualTo(missing).contains("The email address or the password is wrong.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/", "//evil.example/", "/\\evil.example", "/merchants/..//evil.example",
            "/merchants@evil.example", "javascript:alert(1)", "/merchants\r\nSet-Cookie: a=b", "/merchants//evil.example",
            "\t//evil.example", "/sign-out", "/merchants?next=//evil.example" })
    void afterSigningInNobodyIsSentElsewhere(String next) {
        Staff owner = world().merchant().owner();

        SignInForm.send(owner.email(), Staff.PASSWORD, next).then().statusCode(303)
                .header("Location", equalTo(address() + "/merchants"));
        given().queryParam("next", next).get("/").then().statusCode(200).body(containsString("value=\"/merchants\""));
    }

    @Test
    void afterSigningInOneIsWhereOneWantedToBe() {
        TestMerchant merchant = world().merchant();
        String wanted = "/merchants/" + merchant.id() + "/settings/api?status=active&q=core+system";

        String location = given().urlEncodingEnabled(false).redirects().follow(false).accept("text/html").get(wanted).then()
                .statusCode(303)
                .header("Location", startsWith(address() + "/?next=")).extract().header("Location");
        given().urlEncodingEnabled(false).get(location).then()
                .body(containsString("value=\"" + wanted.replace("&", "&amp;") + "\""));
        SignInForm.send(merchant.owner().email(), Staff.PASSWORD, wanted).then()
                .header("Location", equalTo(address() + wanted));
    }

    @Test
    void signingOutEndsTheSessionForACopyOfTheCookieToo() {
        String session = SignInForm.session(world().merchant().owner());

        SignInForm.with(session).post("/sign-out").then().statusCode(303)
                .cookie(SignInForm.COOKIE, "").header("Location", equalTo(address() + "/"));

        SignInForm.with(session).get("/merchants").then().statusCode(303);
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfThisPersonAndNobodyElses() {
        TestMerchant merchant = world().merchant();
        String stolen = SignInForm.session(merchant.owner());
        String here = SignInForm.session(merchant.owner());
        String others = SignInForm.session(merchant.viewer());

        SignInForm.with(here).post("/sign-out/everywhere").then().statusCode(303)
                .cookie(SignInForm.COOKIE, "").header("Location", equalTo(address() + "/"));

        SignInForm.with(here).get("/merchants").then().statusCode(303);
        SignInForm.with(stolen).get("/merchants").then().statusCode(303);
        SignInForm.with(others).get("/merchants").then().statusCode(200);
        SignInForm.with(stolen).post("/sign-out/everywhere").then().statusCode(303);
        SignInForm.with(others).get("/merchants").then().statusCode(200);
    }

    @Test
    void aCookieFromBeforeSigningInIsNotKeptAndAForeignOneNotTaken() {
        TestMerchant merchant = world().merchant();
        String before = SignInForm.session(merchant.viewer());

        String after = SignInForm.with(before).formParam("email", merchant.owner().email())
                .formParam("password", Staff.PASSWORD).post("/sign-in").then().statusCode(303)
                .cookie(SignInForm.COOKIE, not(equalTo(before))).extract().cookie(SignInForm.COOKIE);

        SignInForm.with(before).get("/merchants").then().statusCode(303);
        SignInForm.with(after).get("/merchants").then().statusCode(200);
        SignInForm.with("made-up-by-somebody-else").get("/merchants").then().statusCode(303);
    }

    @Test
    void aTamperedCookieIsNone() {
        String session = SignInForm.session(world().merchant().owner());
        int middle = session.length() / 2;
        char other = session.charAt(middle) == 'A' ? 'B' : 'A';

        SignInForm.with(session.substring(0, middle) + other + session.substring(middle + 1)).get("/merchants").then()
                .statusCode(303);
    }

    @Test
    void theSessionOfARemovedMemberSeesTheMerchantNoMore() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.developer());
        String page = "/merchants/" + merchant.id() + "/settings/api";
        SignInForm.with(session).get(page).then().statusCode(200);

        database().update("DELETE FROM members WHERE subject = ?", merchant.developer().email());

        SignInForm.with(session).get(page).then().statusCode(404).body(not(containsString("Yamada")));
        SignInForm.with(session).accept("application/json").contentType("application/json").body("{\"name\":\"Late\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(404);
    }

    @Test
    void aChangedRoleIsSeenByTheNextRequestOfASessionThatIsOpen() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.developer());
        String keys = "/api/v1/merchants/" + merchant.id() + "/api-keys";
        String member = "/api/v1/merchants/" + merchant.id() + "/members/" + merchant.developer().email();
        create(session, keys, "As a developer", 201);

        merchant.owner().request().body("{\"role\":\"viewer\"}").put(member).then().statusCode(200);
        create(session, keys, "As a viewer", 403);
        SignInForm.with(session).accept("application/json").get(keys).then().statusCode(200);
        merchant.developer().request().body("{\"name\":\"By password\"}").post(keys).then().statusCode(403);

        merchant.owner().request().body("{\"role\":\"developer\"}").put(member).then().statusCode(200);
        create(session, keys, "A developer again", 201);
    }

    private static void create(String session, String keys, String name, int status) {
        SignInForm.with(session).accept("application/json").contentType("application/json")
                .body("{\"name\":\"" + name + "\"}").post(keys).then().statusCode(status);
    }

    @Test
    void theSessionOfADeletedAccountIsNone() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.viewer());

        database().update("DELETE FROM accounts WHERE email = ?", merchant.viewer().email());

        SignInForm.with(session).get("/merchants").then().statusCode(303);
    }

    @Test
    void aSessionEndsAtTheLatestWhenItsTimeIsOver() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.owner());

        database().update("UPDATE sessions SET created_at = now() - interval '13 hours', "
                + "expires_at = now() - interval '1 second' WHERE subject = ?", merchant.owner().email());

        SignInForm.with(session).get("/merchants").then().statusCode(303);
    }

    @Test
    void anEmailAddressIsTakenAsPeopleTypeIt() {
        Staff owner = world().merchant().owner();

        SignInForm.send("  " + owner.email().toUpperCase(Locale.ROOT) + " ", Staff.PASSWORD).then()
                .statusCode(303);
    }

    @Test
    void whatIsLeftOutOrNonsenseIsAWrongSignIn() {
        given().contentType("application/x-www-form-urlencoded").post("/sign-in").then().statusCode(401);
        SignInForm.send("a\0b@test.invalid", "x").then().statusCode(401);
        SignInForm.send("a".repeat(10_000), "b".repeat(10_000)).then().statusCode(401);
        SignInForm.send("a".repeat(70_000), "b").then().statusCode(413);
        given().contentType("application/x-www-form-urlencoded").body("a=b&".repeat(1000)).post("/sign-in").then()
                .statusCode(401);
        for (String spoilt : List.of("email=x&password=" + Staff.PASSWORD + "%zz", "password=" + Staff.PASSWORD + "%",
                "password=%u1234")) {
            given().contentType("application/x-www-form-urlencoded").body(spoilt).post("/sign-in").then().statusCode(400);
        }
        given().contentType("application/json").body("{}").post("/sign-in").then().statusCode(415);
    }

    @Test
    void aCharsetThatDoesNotExistChangesNothing() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/sign-in")).timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/x-www-form-urlencoded; charset=bogus")
                    .POST(BodyPublishers.ofString("email=x&password=%40")).build();

            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whoIsSignedInAlreadyIsNotAskedAgain() {
        String session = SignInForm.session(world().merchant().owner());

        SignInForm.with(session).get("/").then().statusCode(303).header("Location", equalTo(address() + "/merchants"));
    }

    private static String address() {
        return "http://localhost:" + RestAssured.port;
    }
}
