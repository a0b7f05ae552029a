package dev.latchkey.door.backend;

import static dev.latchkey.testing.Backend.ERP;
import static dev.latchkey.testing.Backend.FORM;
import static dev.latchkey.testing.Backend.SHOP;
import static dev.latchkey.testing.Backend.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.SeenAnswers;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Who may ask about keys, and what else they may: nothing. */
@QuarkusTest
class BackendAccessTest extends ApiTest {

    private static final String WRONG = "wrong-but-long-enough-to-be-a-secret";
    private static final String QUESTION = "{\"secret\":\"x\"}";

    @Test
    void clientsAndPlatformAccountsMayAsk() {
        SHOP.introspect("token=x").statusCode(200);
        ERP.introspect("token=x").statusCode(200);
        SHOP.verify("x", "").statusCode(200);
        Backend.introspect(Staff.PLATFORM.request(), "token=x").statusCode(200);
        Staff.PLATFORM.request().body(QUESTION).post("/api/v1/verify").then().statusCode(200);
    }

    @Test
    void nobodyElseMay() {
        TestMerchant merchant = world().merchant();

        Backend.introspect(merchant.owner().request(), "token=x").statusCode(403)
                .body("error", equalTo("unauthorized_client"));
        merchant.owner().request().body(QUESTION).post("/api/v1/verify").then().statusCode(403);
        Backend.introspect(Backend.anonymous(), "token=x").statusCode(401).body("error", equalTo("invalid_client"));
        Backend.anonymous().contentType("application/json").body("{").post("/api/v1/verify").then().statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"))
                .header("WWW-Authenticate", "Basic realm=\"latchkey\", charset=\"UTF-8\"");
    }

    /** RFC 6749, 5.2: 401 "MUST ... include the WWW-Authenticate response header field matching the authentication scheme". */
    @ParameterizedTest
    @CsvSource({ "shop-backend, " + WRONG, "shop-backend, test-only-secret-of-another-client", "Shop-Backend, " + WRONG,
            "nobody, " + WRONG, "shop-backend, ''", "'', ''", "erp_2, test-only-secret-of-another-client",
            "shop-backend, test-only/secret+of==aAbackend-client", "shop%2Dbackend, test-only/secret+of==a%41backend-client" })
    void aWrongSecretIsRefusedAsAnUnknownClientIs(String id, String secret) {
        String body = Backend.introspect(Backend.anonymous().header("Authorization", basic(id, secret)), "token=x")
                .statusCode(401).contentType("application/json").header("Cache-Control", "no-store")
                .header("WWW-Authenticate", "Basic realm=\"latchkey\", charset=\"UTF-8\"").extract().asString();

        assertThat(body).isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"Sign in as a client of "
                + "latchkey.clients by HTTP Basic, or as a platform account.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic", "Basic ", "Basic !!!", "Basic c2hvcC1iYWNrZW5k", "Basic ====", "Bearer x", "Digest x",
            "Negotiate x", "Basic c2hvcC1iYWNrZW5kOg== x" })
    void whatIsNoHttpBasicIsRefused(String authorization) {
        Backend.introspect(Backend.anonymous().header("Authorization", authorization), "token=x").statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    /** RFC 6749, 2.3.1 wants id and secret form-encoded within HTTP Basic. Half of the world does it. */
    @Test
    void theSecretMayBeEncodedWithinHttpBasicOrNot() {
        String encoded = URLEncoder.encode(SHOP.secret(), StandardCharsets.UTF_8);

        assertThat(encoded).isNotEqualTo(SHOP.secret());
        new Backend(SHOP.id(), encoded).introspect("token=x").statusCode(200);
        new Backend(SHOP.id(), SHOP.secret()).introspect("token=x").statusCode(200);
    }

    @Test
    void idAndSecretMayBeInTheBodyInstead() {
        String secret = URLEncoder.encode(SHOP.secret(), StandardCharsets.UTF_8);

        Backend.introspect(Backend.anonymous(), "token=x&client_id=shop-backend&client_secret=" + secret).statusCode(200);
        Backend.introspect(Backend.anonymous(), "token=x&client_id=Erp_2&client_secret=" + secret).statusCode(401);
        Backend.introspect(Backend.anonymous(), "token=x&client_secret=" + secret).statusCode(401);
        Backend.introspect(Backend.anonymous(), "token=x&client_id=shop-backend").statusCode(401);
    }

    /** RFC 6749, 2.3: "The client MUST NOT use more than one authentication method in each request." */
    @Test
    void twoWaysAtOnceAreRefused() {
        SHOP.introspect("token=x&client_id=shop-backend&client_secret=" + URLEncoder.encode(SHOP.secret(),
                StandardCharsets.UTF_8)).statusCode(400).body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/merchants", "/api/v1/plans", "/api/v1/scopes", "/api/v1/audit-events",
            "/api/v1/merchants/demo/api-keys", "/api/v1/webhook-deliveries" })
    void aClientMayDoNothingElse(String path) {
        SHOP.request().accept("application/json").get(path).then().statusCode(401);
    }

    @Test
    void aClientMayChangeNothing() {
        SHOP.request().contentType("application/json").body("{\"secret\":\"x\"}").post("/api/v1/leaks").then().statusCode(401);
        SHOP.request().contentType("application/json").body("{}").put("/api/v1/merchants/demo").then().statusCode(401);
        SHOP.request().accept("text/html").redirects().follow(false).get("/merchants").then().statusCode(303);
    }

    @Test
    void wrongSecretsAreThrottledByTheirAddressAndClientsElsewhereAreNot() throws Exception {
        Caller guesser = new Caller("127.0.3.1");

        List<Integer> answers = guesser.introspectAtOnce(130, SHOP.id(), WRONG);

        assertThat(answers.stream().filter(status -> status == 401)).hasSize(100);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(30);
        // Who guessed right at last must not learn it.
        HttpResponse<String> throttled = guesser.introspect(SHOP.id(), SHOP.secret());
        assertThat(throttled.statusCode()).isEqualTo(429);
        SeenAnswers.note("POST", "/oauth2/introspect", 429);
        assertThat(throttled.body()).contains("\"error\":\"temporarily_unavailable\"");
        assertThat(throttled.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 900L);
        assertThat(new Caller("127.0.3.2").introspect(SHOP.id(), SHOP.secret()).statusCode()).isEqualTo(200);
        Staff.PLATFORM.allAuditEvents().list("?limit=200&actor=shop-backend").statusCode(200)
                .body("items.findAll { it.address == '127.0.3.1' }.size()", is(100))
                .body("items.findAll { it.action != 'sign_in.refused' }.size()", is(0));
    }

    @Test
    void aClientThatIsAtWorkIsNotHeldUpByGuessesFromItsOwnAddress() throws Exception {
        Caller here = new Caller("127.0.3.3");
        assertThat(here.introspect(ERP.id(), ERP.secret()).statusCode()).isEqualTo(200);

        assertThat(here.introspectAtOnce(120, ERP.id(), WRONG)).contains(429);

        assertThat(here.introspect(ERP.id(), ERP.secret()).statusCode()).isEqualTo(200);
        assertThat(here.introspect(SHOP.id(), SHOP.secret()).statusCode()).isEqualTo(429);
    }

    @Test
    void aClientsOwnRequestsAreNoGuesses() throws Exception {
        assertThat(new Caller("127.0.3.4").introspectAtOnce(300, SHOP.id(), SHOP.secret())).containsOnly(200);
    }

    /** Somebody at an address of their own. */
    private record Caller(HttpClient client) {

        Caller(String address) throws Exception {
            this(HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build());
        }

        HttpResponse<String> introspect(String id, String secret) throws Exception {
            return client.send(request(id, secret), BodyHandlers.ofString());
        }

        List<Integer> introspectAtOnce(int times, String id, String secret) {
            List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, times)
                    .mapToObj(i -> client.sendAsync(request(id, secret), BodyHandlers.discarding())).toList();
            return answers.stream().map(answer -> answer.join().statusCode()).toList();
        }

        private static HttpRequest request(String id, String secret) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/oauth2/introspect"))
                    .header("Authorization", basic(id, secret)).header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("token=x")).build();
        }
    }
}
