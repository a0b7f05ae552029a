package dev.latchkey.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.SignInForm;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CrossSiteTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = { "cross-site", "same-site", "", "Same-Origin" })
    void whatAnotherSitesPageSendsWithTheSessionChangesNothing(String fetchSite) {
        TestMerchant merchant = world().merchant();
        String session = SignInForm.session(merchant.owner());
        String keys = "/api/v1/merchants/" + merchant.id() + "/api-keys";

        SignInForm.with(session).header("Sec-Fetch-Site", fetchSite).contentType("application/json")
                .body("{\"name\":\"Forged\"}").post(keys).then().statusCode(403).body("code", equalTo("CROSS_SITE"));
        SignInForm.with(session).header("Sec-Fetch-Site", fetchSite).post("/sign-out").then().statusCode(403);

        SignInForm.with(session).accept("application/json").get(keys).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example", "http://localhost:1", "null", "", "http://localhost.evil.example", "%" })
    void anOlderBrowsersOriginIsComparedWithOurHost(String origin) {
        Staff owner = world().merchant().owner();

        given().header("Origin", origin).formParam("email", owner.email()).formParam("password", Staff.PASSWORD)
                .post("/sign-in").then().statusCode(403);
    }

    @Test
    void anotherSiteCanNotMakeABrowserUseBasicCredentialsThatItRemembers() {
        TestMerchant merchant = world().merchant();

        merchant.owner().request().header("Sec-Fetch-Site", "cross-site").body("{\"name\":\"Forged\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(403);
    }

    @Test
    void whoAsksAsOAuthHasItIsRefusedAsOAuthHasIt() {
        Backend.SHOP.request().header("Origin", "https://evil.example").contentType(Backend.FORM).body("token=x")
                .post("/oauth2/introspect").then().statusCode(403).contentType("application/json")
                .body("error", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "same-origin, -, console.example, true", "none, -, console.example, true",
            "-, -, console.example, true", "-, https://console.example, console.example, true",
            "-, https://CONSOLE.example:8443, console.example:8443, true",
            "-, https://console.example, console.example:8443, false", "-, https://other.example, console.example, false",
            "same-origin, https://behind-a-proxy.example, console.internal, true", "-, null, console.example, false" })
    void whatComesFromOurOwnPagesOrFromNoBrowserPasses(String fetchSite, String origin, String host, boolean ours) {
        assertThat(CrossSiteGuard.isOfThisSite(fetchSite, origin, host)).isEqualTo(ours);
    }

    @Test
    void noOtherSiteMayReadOrFrameAnyPage() {
        given().header("Origin", "https://evil.example").get("/").then().statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(null))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "no-referrer").header("X-Content-Type-Options", "nosniff");
    }
}
