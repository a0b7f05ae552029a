package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Who sees what, and what the API says to those who try without the button. */
@QuarkusTest
class ConsoleAccessTest extends ConsoleTest {

    @Test
    void aViewerSeesKeysAndNoButtonAndIsRefusedByTheApi() {
        TestMerchant merchant = world().merchant();
        String key = merchant.owner().keys(merchant.id()).create("Core system").id();
        ConsoleUser user = user().signIn(merchant.viewer());
        Page page = user.openKeys(merchant);

        assertThat(page.getByText("Core system")).isVisible();
        assertThat(page.locator("main button")).hasText(new String[] { "Apply" });
        assertThat(page.locator("template")).hasCount(0);
        assertThat(user.link("Members")).hasCount(0);
        assertThat(fetch(page, "POST", "/api/v1/merchants/" + merchant.id() + "/api-keys", "{\"name\":\"x\"}")).isEqualTo(403);
        String path = "/api/v1/merchants/" + merchant.id() + "/api-keys/" + key;
        assertThat(fetch(page, "DELETE", path, null)).isEqualTo(403);
        assertThat(fetch(page, "PATCH", path, "{\"enabled\":false}")).isEqualTo(403);
        assertThat(fetch(page, "POST", path + "/rotate", "{\"graceSeconds\":0}")).isEqualTo(403);
        user.open("/merchants/" + merchant.id() + "/settings/members");
        assertThat(user.heading("You may not see this")).isVisible();
    }

    @Test
    void aDeveloperManagesKeysAndNotMembers() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.developer());
        Page page = user.openKeys(merchant);

        assertThat(user.button("Create a New Key")).isEnabled();
        assertThat(user.link("Members")).hasCount(0);
        assertThat(fetch(page, "POST", "/api/v1/merchants/" + merchant.id() + "/invitations",
                "{\"email\":\"a@test.invalid\",\"role\":\"owner\"}")).isEqualTo(403);
    }

    @Test
    void aPlatformAccountSeesEveryMerchantAndMayDoWhatItsOwnerMay() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(Staff.PLATFORM);

        assertThat(user.page().getByText(merchant.id(), new Page.GetByTextOptions().setExact(true))).isVisible();
        user.openKeys(merchant);
        assertThat(user.button("Create a New Key")).isEnabled();
        assertThat(user.link("Members")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/settings", "/settings/api", "/settings/members", "/settings/audit" })
    void anotherMerchantsPageIsAnsweredLikeAMissingOne(String page) {
        TestMerchant theirs = world().merchant();
        String session = SignInForm.session(world().merchant().owner());

        String foreign = SignInForm.with(session).get("/merchants/" + theirs.id() + page).then().statusCode(404)
                .extract().asString().replace(theirs.id(), "");
        String missing = SignInForm.with(session).get("/merchants/no-such-merchant" + page).then().statusCode(404)
                .extract().asString().replace("no-such-merchant", "");

        assertThat(foreign).isEqualTo(missing).doesNotContain("Yamada");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchants", "/merchants/demo", "/merchants/demo/settings", "/merchants/demo/settings/api",
            "/merchants/demo/settings/members", "/merchants/demo/settings/audit" })
    void whoIsNotSignedInIsAskedToSignIn(String page) {
        given().redirects().follow(false).accept("text/html").get(page).then().statusCode(303)
                .header("Location", containsString("/?next=%2Fmerchants"));
    }

    @Test
    void aBadAddressOfTheListIsToldAsAPage() {
        TestMerchant merchant = world().merchant();
        String list = "/merchants/" + merchant.id() + "/settings/api";
        String session = SignInForm.session(merchant.owner());

        for (String query : List.of("?status=nonsense", "?sort=nonsense", "?cursor=nonsense", "?q=" + "x".repeat(201))) {
            SignInForm.with(session).get(list + query).then().statusCode(400).contentType("text/html")
                    .body(containsString("This address can&#39;t be understood"));
        }
        String secret = merchant.owner().keys(merchant.id()).create("Core").secret();
        SignInForm.with(session).get(list + "?q=" + secret).then().statusCode(400).body(not(containsString(secret)));
    }

    @Test
    void aScriptOfThePageIsNotAskedForAPasswordByTheBrowserItself() {
        given().header("Sec-Fetch-Mode", "cors").header("Sec-Fetch-Site", "same-origin").get("/api/v1/merchants").then()
                .statusCode(401).header("WWW-Authenticate", not(containsString("Basic")));
        given().get("/api/v1/merchants").then().statusCode(401).header("WWW-Authenticate", containsString("Basic"));
    }

    @Test
    void whoseSessionEndedMeanwhileIsSentToSignInAndBack() {
        TestMerchant merchant = world().merchant();
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);
        user.button("Create a New Key").click();
        page.getByLabel("Name").fill("Late");
        database().update("DELETE FROM sessions WHERE subject = ?", merchant.owner().email());

        user.button("Create").click();
        assertThat(page.getByLabel("Password")).isVisible();
        user.typeSignIn(merchant.owner().email(), Staff.PASSWORD);

        assertThat(user.heading("API secret keys")).isVisible();
    }

    @Test
    void signingOutLeadsToTheSignInAndGoingBackShowsNothing() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("Confidential name");
        ConsoleUser user = user().signIn(merchant.owner());
        Page page = user.openKeys(merchant);

        user.button("Sign out").click();
        assertThat(page.getByLabel("Password")).isVisible();
        page.goBack();

        assertThat(page.getByLabel("Password")).isVisible();
        assertThat(page.content()).doesNotContain("Confidential name");
    }

    @Test
    void everyPageIsStrictAboutWhatItLoadsAndIsKeptByNoCache() {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.owner());
        for (String page : List.of("/", "/merchants", "/merchants/" + merchant.id() + "/settings/api", "/nothing-here")) {
            SignInForm.with(session).get(page).then()
                    .header("Content-Security-Policy", equalTo("default-src 'self'; base-uri 'none'; object-src 'none'; "
                            + "form-action 'self'; frame-ancestors 'none'"))
                    .header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer")
                    .header("Cross-Origin-Opener-Policy", "same-origin");
        }
    }

    @Test
    void assetsAreKeptForEverAndOthersAreMissing() {
        String page = given().get("/").asString();
        String asset = page.replaceAll("(?s).*href=\"(/assets/[^\"]+/base.css)\".*", "$1");

        given().get(asset).then().statusCode(200).contentType("text/css").header("Cache-Control", containsString("immutable"));
        given().get("/assets/older/base.css").then().statusCode(200).header("Cache-Control", "no-store");
        for (String other : List.of("nothing.css", "..%2Fapplication.properties", "package-info.class")) {
            given().urlEncodingEnabled(false).get("/assets/older/" + other).then().statusCode(404);
        }
    }

    private static int fetch(Page page, String method, String url, String body) {
        return (int) page.evaluate("([method, url, body]) => fetch(url, {method, body, headers: "
                + "{'Content-Type': 'application/json'}}).then(answer => answer.status)",
                Arrays.asList(method, url, body));
    }
}
