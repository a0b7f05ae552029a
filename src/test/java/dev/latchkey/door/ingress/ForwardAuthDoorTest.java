package dev.latchkey.door.ingress;

import static dev.latchkey.testing.MerchantApi.KEY_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class ForwardAuthDoorTest extends ApiTest {

    private static final String DOOR = "/authz/forward";
    private static final String SCOPED = "/merchant-api/v1/scoped-by-test/7";

    @TestHTTPResource(management = true)
    URI management;

    private TestMerchant merchant;
    private TestKey key;

    @BeforeEach
    void makeKey() {
        merchant = world().merchant();
        key = merchant.owner().keys(merchant.id()).create("Core system");
    }

    @ParameterizedTest
    @CsvSource({ "GET, /authz/forward", "POST, /authz/forward", "HEAD, /authz/forward", "GET, /authz/forward/",
            "GET, /authz/forward/orders/7?full=1", "POST, /authz/forward/orders", "DELETE, /authz/forward/orders/7",
            "PUT, /authz/forward/orders/7", "PATCH, /authz/forward/orders/7", "OPTIONS, /authz/forward/orders",
            "HEAD, /authz/forward/orders", "PURGE, /authz/forward/orders" })
    void aWorkingKeyPassesWith200AndItsIdentityAndNothingElse(String method, String target) throws IOException {
        RawHttp answer = ask(method, target, key.secret());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.fields().get("content-length")).isEqualTo(method.equals("HEAD") ? null : "0");
        assertThat(answer.fields()).containsEntry("x-merchant-id", merchant.id()).containsEntry("x-api-key-id", key.id())
                .containsEntry("x-api-key-scopes", "*")
                .containsEntry("ratelimit-policy", "\"merchant\";q=300;w=60")
                .containsEntry("ratelimit", "\"merchant\";r=299;t=60");
    }

    @Test
    void aKeyWithScopesTellsThem() throws IOException {
        TestKey reader = merchant.owner().keys(merchant.id()).create("Reader",
                ",\"scopes\":[\"orders:read\",\"inventory:read\"]");

        assertThat(told(reader.secret(), "GET", "/merchant-api/v1/orders").fields().get("x-api-key-scopes").split(" "))
                .containsExactlyInAnyOrder("orders:read", "inventory:read");
    }

    @Test
    void envoyIsToldWhatTheBackendMustNotSee() throws IOException {
        assertThat(ask("GET", DOOR + "/orders", key.secret()).fields()).containsEntry("x-envoy-auth-headers-to-remove",
                "x-merchant-api-key,x_merchant_id,x_api_key_id,x_api_key_scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/authz/forward", "/authz/forward/orders" })
    void whoHasNoKeyIsToldInTheBodyOfTheMerchantApi(String target) throws IOException {
        RawHttp answer = RawHttp.send("GET", target);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fields()).containsEntry("content-type", "application/json").containsKey("www-authenticate");
        assertThat(answer.body()).startsWith("{\"error\":{\"statusCode\":401,\"messages\":[\"Unauthorized\",")
                .isEqualTo(MerchantApi.with("").get("/merchant-api/v1/merchant").asString()
                        .replace("once, whole, in the X-Merchant-API-Key header and never in the URL",
                                "in the X-Merchant-API-Key header"));
        assertThat(answer.fields()).doesNotContainKeys("x-merchant-id", "x-api-key-id", "x-api-key-scopes");
    }

    @Test
    void aProblemIsToldToWhomAsksForOne() throws IOException {
        RawHttp answer = RawHttp.send("GET", DOOR, "Accept: application/problem+json");

        assertThat(answer.fields()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"MISSING_KEY\"");
    }

    @Test
    void ofHeadTheBodyIsMissingAndNothingElse() throws IOException {
        RawHttp answer = RawHttp.send("HEAD", DOOR + "/orders");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aMerchantWithoutContractIsTold402() throws IOException {
        merchant.subscribe("suspended", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));

        assertThat(ask("GET", DOOR, key.secret()).status()).isEqualTo(402);
    }

    @Test
    void whenTheLimitIsReachedOneIsToldWhenToComeAgain() throws IOException {
        merchant.put(",\"requestsPerMinute\":1");
        ask("GET", DOOR, key.secret());

        RawHttp answer = ask("GET", DOOR + "/orders", key.secret());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"statusCode\":429,\"messages\":[\"Too Many Requests\"]}}");
        assertThat(Integer.parseInt(answer.fields().get("retry-after"))).isBetween(50, 60);
        assertThat(answer.fields().get("ratelimit")).startsWith("\"merchant\";r=0;t=");
    }

    @Test
    void allDoorsShareOneLimit() throws IOException {
        merchant.put(",\"requestsPerMinute\":2");

        MerchantApi.merchant(key.secret()).statusCode(200);
        assertThat(ask("GET", DOOR, key.secret()).status()).isEqualTo(200);
        MerchantApi.merchant(key.secret()).statusCode(429);
        assertThat(ask("GET", "/authz/nginx", key.secret()).fields()).containsEntry("x-auth-status", "429");
    }

    @Test
    void theRequestThatTheIngressTellsOfDecidesWhichScopeIsNeeded() throws IOException {
        String other = otherKey();

        assertThat(told(other, "GET", "/merchant-api/v1/orders").status()).isEqualTo(200);
        assertThat(told(other, "GET", SCOPED + "?a=b").status()).isEqualTo(403);
        assertThat(told(other, "GET", "/merchant-api/v1/written-by-test/7").status()).isEqualTo(200);
        assertThat(told(other, "POST", "/merchant-api/v1/written-by-test/7").status()).isEqualTo(403);
        assertThat(told(key.secret(), "POST", "/merchant-api/v1/written-by-test/7").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotTellOrTellsTwoNeedsWhateverIsNeededAnywhere() throws IOException {
        String other = otherKey();
        String harmless = "X-Forwarded-Uri: /merchant-api/v1/orders";

        assertThat(ask("GET", DOOR, other).status()).isEqualTo(403);
        assertThat(ask("GET", DOOR, other, harmless).status()).isEqualTo(403);
        assertThat(ask("GET", DOOR, other, "X-Forwarded-Method: GET").status()).isEqualTo(403);
        assertThat(ask("GET", DOOR, other, "X-Forwarded-Method: GET", harmless, harmless).status()).isEqualTo(403);
        assertThat(ask("GET", DOOR, other, "X-Forwarded-Method: GET", "X-Forwarded-Method: GET", harmless).status())
                .isEqualTo(403);
        assertThat(ask("GET", DOOR, other, "X-Forwarded-Method: GET", "X-Forwarded-Uri: http://a" + SCOPED).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({ "GET, /merchant-api/v1/orders, 200", "GET, /merchant-api/v1/scoped-by-test/7, 403",
            "GET, //merchant-api/v1/scoped-by-test/7, 403", "GET, /merchant-api/v1/written-by-test/7, 200",
            "POST, /merchant-api/v1/written-by-test/7, 403", "POST, /merchant-api/v1/x/../written-by-test/7, 403",
            "GET, /merchant-api/v1/x%2f..%2fscoped-by-test/7, 403", "GET, /../../nginx, 403" })
    void belowTheDoorThePathItselfDecidesWhatIsNeededAndWhatIsForgedDoesNot(String method, String path, int status)
            throws IOException {
        assertThat(ask(method, DOOR + path, otherKey(), "X-Forwarded-Method: GET",
                "X-Forwarded-Uri: /merchant-api/v1/orders").status()).isEqualTo(status);
    }

    @Test
    void theIngressMayAskForScopesToo() throws IOException {
        String reader = merchant.owner().keys(merchant.id())
                .create("Reader", ",\"scopes\":[\"orders:read\",\"inventory:read\"]")
                .secret();
        String[] harmless = { "X-Forwarded-Method: GET", "X-Forwarded-Uri: /merchant-api/v1/orders" };

        assertThat(ask("GET", DOOR + "?scope=orders:read", reader, harmless).status()).isEqualTo(200);
        assertThat(ask("GET", DOOR + "?scope=orders:read+inventory:read", reader, harmless).status()).isEqualTo(200);
        assertThat(ask("GET", DOOR + "?scope=orders:write", reader, harmless).status()).isEqualTo(403);
        assertThat(ask("GET", DOOR + "?scope=orders:read&scope=orders:write", reader, harmless).status()).isEqualTo(403);
        assertThat(ask("GET", DOOR + "?scope=orders:write", key.secret(), harmless).status()).isEqualTo(200);
    }

    @Test
    void aHeaderFieldCanAskForMoreAndNeverForLess() throws IOException {
        String other = otherKey();

        assertThat(ask("GET", DOOR + "/orders", other, "X-Required-Scope: inventory:read").status()).isEqualTo(200);
        assertThat(ask("GET", DOOR + "/orders", other, "X-Required-Scope: orders:write").status()).isEqualTo(403);
        assertThat(ask("GET", DOOR + SCOPED, other, "X-Required-Scope: inventory:read").status()).isEqualTo(403);
        assertThat(ask("GET", DOOR + SCOPED, other, "X-Required-Scope:").status()).isEqualTo(403);
    }

    @Test
    void belowTheDoorTheQueryIsTheClientsAndAsksForNothing() throws IOException {
        String other = otherKey();

        assertThat(ask("GET", DOOR + "/orders?scope=orders:write&cost=0", other).fields())
                .containsEntry("ratelimit", "\"merchant\";r=299;t=60");
    }

    @Test
    void theIngressMaySayWhatARequestCosts() throws IOException {
        assertThat(ask("GET", DOOR + "?cost=200", key.secret()).fields()).containsEntry("ratelimit", "\"merchant\";r=100;t=60");
        assertThat(ask("GET", DOOR + "?cost=101", key.secret()).status()).isEqualTo(429);
        assertThat(ask("GET", DOOR + "?cost=0", key.secret()).fields().get("ratelimit")).startsWith("\"merchant\";r=100;");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?cost=", "?cost=-1", "?cost=10001", "?cost=1.5", "?cost=%EF%BC%91", "?cost=1&cost=1", "?cost=+1",
            "?cost=99999999999999999999" })
    void aCostThatIsNoneIsToldAndNobodyPasses(String query) throws IOException {
        RawHttp answer = ask("GET", DOOR + query, key.secret(), "Accept: application/problem+json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("INVALID_PARAMETER");
    }

    /** The answer 200 of whatever is at the other end of such a path would let everybody pass. */
    @ParameterizedTest
    @ValueSource(strings = { "/authz/forward/../../openapi/merchant", "/authz/forward/../../openapi/merchant?x=/authz/forward",
            "/authz/forward/%2e%2e/%2E%2E/openapi/merchant", "/authz/forward/..%2f..%2fopenapi%2fmerchant",
            "/authz/forward/./../../", "/authz/forward//../../../docs", "/authz/forward/../nginx/../../docs",
            "http://localhost/authz/forward/../../openapi/merchant" })
    void noPathClimbsOutOfTheDoor(String target) throws IOException {
        assertThat(RawHttp.send("GET", target).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/authz", "/authz/", "/authz/forwards", "/authz/Forward", "/authz/nginx/", "/authz/nginx/x",
            "/authz/other" })
    void whatIsNoDoorIsNot200(String target) throws IOException {
        assertThat(ask("GET", target, key.secret()).status()).isEqualTo(404);
    }

    @Test
    void aKeyInTheUrlIsNeverLookedUp() throws IOException {
        assertThat(ask("GET", DOOR + "/orders?key=" + key.secret(), key.secret()).status()).isEqualTo(401);
        assertThat(told(key.secret(), "GET", "/orders?key=" + key.secret()).status()).isEqualTo(401);
        assertThat(ask("GET", DOOR, key.secret()).fields()).containsEntry("ratelimit", "\"merchant\";r=299;t=60");
    }

    @Test
    void noPathOfACallersBecomesALabelOfAMetric() throws IOException {
        for (String target : List.of("/authz/forward/label-made-by-a-caller", "/authz/forward/../../label-made-by-a-caller")) {
            assertThat(ask("GET", target, key.secret()).status()).isEqualTo(200);
        }

        assertThat(RestAssured.get(management.resolve("/q/metrics")).asString())
                .contains("latchkey_verifications_total{code=\"ADMITTED\",door=\"forward-auth\"}")
                .doesNotContain("label-made-by-a-caller");
    }

    @Test
    void theClientsAddressIsTheOneThatAProxyWhichIsTrustedTells() throws IOException {
        TestKey bound = merchant.owner().keys(merchant.id()).create("Bound", ",\"allowedIps\":[\"203.0.113.7\"]");

        MerchantApi.throughProxy(bound.secret(), "203.0.113.7").get(DOOR).then().statusCode(200);
        MerchantApi.throughProxy(bound.secret(), "203.0.113.7, 203.0.113.8").get(DOOR).then().statusCode(403);
        assertThat(ask("GET", DOOR, bound.secret(), "X-Forwarded-For: 203.0.113.7").status()).isEqualTo(403);
    }

    private String otherKey() {
        return merchant.owner().keys(merchant.id()).create("Other", ",\"scopes\":[\"inventory:read\"]").secret();
    }

    private RawHttp told(String secret, String method, String uri) throws IOException {
        return ask("GET", DOOR, secret, "X-Forwarded-Method: " + method, "X-Forwarded-Uri: " + uri);
    }

    static RawHttp ask(String method, String target, String secret, String... lines) throws IOException {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = KEY_HEADER + ": " + secret;
        return RawHttp.send(method, target, all);
    }
}
