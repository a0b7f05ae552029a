package dev.latchkey.door.merchantapi;

import static dev.latchkey.testing.MerchantApi.KEY_HEADER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who gets in, and what the others are told. The limit has a test of its own. */
@QuarkusTest
class AdmissionTest extends ApiTest {

    /** Well-formed, with a right check, and never issued. */
    private static final String UNKNOWN = "dxm_live_000000000000000000000000000000000seOkG";

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void aNewKeyOpensTheDoor() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.merchant(key.secret()).statusCode(200)
                .body("object", equalTo("merchant"))
                .body("merchantId", equalTo(merchant.id()))
                .body("names[0].languageCode", equalTo("ja"))
                .body("names[0].name", equalTo("山田製作所"))
                .body("countryCode", equalTo("JP"))
                .body("enabledLanguageCodes", equalTo(List.of("ja", "en")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Basic", "Basic !", "Basic bm9ib2R5OndpdGggYSB3cm9uZyBwYXNzd29yZA==", "Bearer nobody's",
            "Digest x" })
    void nobodySignsInHereWhateverAuthorizationSays(String authorization) {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.with(key.secret()).header("Authorization", authorization).get("/merchant-api/v1/merchant").then()
                .statusCode(200).body("merchantId", equalTo(merchant.id()));
        given().header("Authorization", authorization).get("/merchant-api/v1/merchant").then().statusCode(401)
                .header("WWW-Authenticate", startsWith("ApiKey ")).body("error.statusCode", equalTo(401));
    }

    @Test
    void withoutAKeyOneIsToldWhereToPutIt() {
        given().get("/merchant-api/v1/merchant").then().statusCode(401)
                .contentType("application/json")
                .header("WWW-Authenticate", startsWith("ApiKey "))
                .body("error.statusCode", equalTo(401))
                .body("error.messages[0]", equalTo("Unauthorized"))
                .body("error.messages[1]", containsString(KEY_HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "Bearer dxm_live_000000000000000000000000000000000seOkG", "dxm_live_",
            "dxm_live_000000000000000000000000000000000seOkH", "dxm_prod_000000000000000000000000000000000seOkG",
            "abc_live_000000000000000000000000000000000seOkG", "dxm_live_000000000000000000000000000000000seOkG0" })
    void aMalformedKeyIsToldFromAnUnknownOne(String malformed) {
        MerchantApi.merchant(malformed).statusCode(401).body("error.messages[1]", containsString("once, whole"));
        MerchantApi.with(malformed).accept("application/problem+json").get("/merchant-api/v1/merchant").then()
                .statusCode(401).contentType("application/problem+json").body("code", equalTo("MALFORMED_KEY"));
    }

    @Test
    void twoKeysAreOneTooMany() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        given().header(KEY_HEADER, key.secret(), key.secret()).get("/merchant-api/v1/merchant").then().statusCode(401)
                .body("error.messages[1]", containsString("once"));
    }

    @Test
    void aKeyInTheUrlIsNeverLookedUp() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        given().get("/merchant-api/v1/merchant?key=" + key.secret()).then().statusCode(401)
                .body("error.messages[1]", containsString("never in the URL"));
        MerchantApi.with(key.secret()).get("/merchant-api/v1/merchant?x-merchant-api-key=" + key.secret()).then()
                .statusCode(401).body("error.messages[1]", containsString("never in the URL"));
        MerchantApi.with(key.secret()).urlEncodingEnabled(false)
                .get("/merchant-api/v1/merchant?k=" + key.secret().replace("_", "%5F")).then().statusCode(401);
        MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit", equalTo("\"merchant\";r=299;t=60"));
    }

    @Test
    void noAnswerIsCached() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        for (int status : new int[] { 200, 429 }) {
            MerchantApi.merchant(key.secret()).statusCode(status).header("Cache-Control", "no-store");
        }
        given().get("/merchant-api/v1/merchant").then().statusCode(401).header("Cache-Control", "no-store");
    }

    @Test
    void aKeyInThePathIsNeverLookedUpNorMeasured() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.with(key.secret()).get("/merchant-api/v1/" + key.secret()).then().statusCode(401);
        given().get("/" + key.secret()).then().statusCode(404);
        given().body("x".repeat(65 * 1024)).post("/" + key.secret()).then().statusCode(413);

        given().get(management.resolve("/q/metrics")).then().body(not(containsString(key.secret())));
    }

    @Test
    void unknownRevokedExpiredAndDisabledKeysAnswerByteForByteTheSame() throws Exception {
        TestMerchant merchant = world().merchant();
        var keys = merchant.owner().keys(merchant.id());
        TestKey revoked = keys.create("Revoked");
        TestKey expired = keys.create("Expired");
        TestKey disabled = keys.create("Disabled");
        keys.revoke(revoked.id()).statusCode(204);
        database().expire(expired.id());
        database().disable(disabled.id());

        for (String accept : List.of("*/*", "application/problem+json")) {
            List<String> answers = Stream.of(UNKNOWN, revoked.secret(), expired.secret(), disabled.secret())
                    .map(secret -> raw(secret, accept)).distinct().toList();

            assertThat(answers).hasSize(1);
            assertThat(answers.getFirst()).startsWith("401").contains("not valid");
        }
    }

    @Test
    void aLapsedContractIsToldToTheHolderOfAWorkingKeyOnly() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        TestKey revoked = merchant.owner().keys(merchant.id()).create("Revoked");
        merchant.owner().keys(merchant.id()).revoke(revoked.id());
        Instant now = Instant.now();

        Map<String, Runnable> lapses = Map.of(
                "suspended", () -> merchant.subscribe("suspended", now.minusSeconds(60), now.plusSeconds(60)),
                "cancelled", () -> merchant.subscribe("cancelled", now.minusSeconds(60), now.plusSeconds(60)),
                "ended", () -> merchant.subscribe("active", now.minus(Duration.ofDays(2)), now.minusSeconds(1)),
                "not begun", () -> merchant.subscribe("active", now.plusSeconds(60), now.plusSeconds(120)));

        lapses.forEach((lapse, happens) -> {
            happens.run();
            Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(402)
                    .body("error.statusCode", equalTo(402))
                    .body("error.messages[0]", equalTo("Payment Required"))
                    .header("RateLimit", nullValue()));
            MerchantApi.merchant(revoked.secret()).statusCode(401);
        });
        merchant.subscribe("active", now.minusSeconds(60), now.plusSeconds(600));
        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit", equalTo("\"merchant\";r=299;t=60")));
    }

    @Test
    void aKeyOpensTheDoorFromItsAddressesOnly() {
        TestMerchant merchant = world().merchant();
        TestKey here = merchant.owner().keys(merchant.id()).create("Here", ",\"allowedIps\":[\"127.0.0.0/8\",\"::1\"]");
        TestKey elsewhere = merchant.owner().keys(merchant.id()).create("Elsewhere", ",\"allowedIps\":[\"203.0.113.7\"]");

        MerchantApi.merchant(here.secret()).statusCode(200);
        MerchantApi.merchant(elsewhere.secret()).statusCode(403)
                .body("error.messages[0]", equalTo("Forbidden"))
                .body("error.messages[1]", containsString("address"));
        MerchantApi.with(elsewhere.secret()).header("X-Forwarded-For", "203.0.113.7").header("Forwarded", "for=203.0.113.7")
                .get("/merchant-api/v1/merchant").then().statusCode(403);
    }

    @Test
    void whatIsNotThereAnswersInTheFormOfTheMerchantApiAndOnlyToKeys() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.with(key.secret()).get("/merchant-api/v1/orders").then().statusCode(404)
                .body("error.statusCode", equalTo(404)).body("error.messages[0]", equalTo("Not Found"));
        given().get("/merchant-api/v1/orders").then().statusCode(401);
        given().get("/merchant-api/v1").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/merchant/", "/merchant-api/v1/merchant;a=b", "/merchant-api;a=b/v1/merchant",
            "/merchant-api/v1;x/merchant", "//merchant-api/v1/merchant", "/merchant-api//v1/merchant",
            "/x/../merchant-api/v1/merchant", "/merchant-api/./v1/merchant", "/%6derchant-api/v1/merchant",
            "/merchant-api/v1/%6derchant", "/merchant-api/v1%2fmerchant", "/merchant-api%2fv1/merchant",
            "/MERCHANT-API/v1/merchant", "/merchant-api/v1/usage;x", "/merchant-api/v1/usage/" })
    void noWayAroundTheDoorIsFound(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.getPort() + path)).build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("merchantId").doesNotContain("window");
    }

    @Test
    void theMerchantApiKnowsNoAccounts() {
        TestMerchant merchant = world().merchant();

        given().auth().preemptive().basic(merchant.owner().email(), "test-only-password")
                .get("/merchant-api/v1/merchant").then().statusCode(401).header("WWW-Authenticate", startsWith("ApiKey "));
    }

    private static String raw(String secret, String accept) {
        Response answer = MerchantApi.with(secret).accept(accept).get("/merchant-api/v1/merchant");
        return answer.statusCode() + "\n" + answer.headers() + "\n" + answer.asString();
    }
}
