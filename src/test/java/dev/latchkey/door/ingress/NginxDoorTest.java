package dev.latchkey.door.ingress;

import static dev.latchkey.door.ingress.ForwardAuthDoorTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** What nginx makes of these answers is tested with a real one elsewhere. */
@QuarkusTest
class NginxDoorTest extends ApiTest {

    private static final String DOOR = "/authz/nginx";

    private TestMerchant merchant;
    private TestKey key;

    @BeforeEach
    void makeKey() {
        merchant = world().merchant();
        key = merchant.owner().keys(merchant.id()).create("Core system");
    }

    @Test
    void aWorkingKeyPassesWith200AndItsIdentity() throws IOException {
        RawHttp answer = ask("GET", DOOR, key.secret());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.fields()).containsEntry("content-length", "0").containsEntry("x-auth-status", "200")
                .containsEntry("x-merchant-id", merchant.id()).containsEntry("x-api-key-id", key.id())
                .containsEntry("x-api-key-scopes", "*").containsEntry("ratelimit", "\"merchant\";r=299;t=60");
    }

    @Test
    void whoHasNoKeyIs401WithAChallenge() throws IOException {
        RawHttp answer = RawHttp.send("GET", DOOR);

        assertRefused(answer, 401, 401);
        assertThat(answer.fields().get("www-authenticate")).startsWith("ApiKey ");
    }

    @Test
    void without402AContractLapsedTravelsAs403() throws IOException {
        merchant.subscribe("cancelled", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));

        assertRefused(ask("GET", DOOR, key.secret()), 403, 402);
    }

    @Test
    void whoMayNotIs403() throws IOException {
        TestKey other = merchant.owner().keys(merchant.id()).create("Other", ",\"scopes\":[\"inventory:read\"]");
        String[] scoped = { "X-Original-Method: GET", "X-Original-URI: /merchant-api/v1/scoped-by-test/7" };
        String[] harmless = { "X-Original-Method: GET", "X-Original-URI: /merchant-api/v1/orders" };

        assertRefused(ask("GET", DOOR, other.secret(), scoped), 403, 403);
        assertRefused(ask("GET", DOOR + "?scope=orders:write", other.secret(), harmless), 403, 403);
        assertRefused(ask("GET", DOOR, other.secret()), 403, 403);
        assertThat(ask("GET", DOOR + "?scope=inventory:read", other.secret(), harmless).status()).isEqualTo(200);
    }

    @Test
    void theLimitTravelsAs403WithWhenToComeAgain() throws IOException {
        merchant.put(",\"requestsPerMinute\":1");
        ask("GET", DOOR, key.secret());

        RawHttp answer = ask("GET", DOOR, key.secret());

        assertRefused(answer, 403, 429);
        assertThat(answer.fields()).containsEntry("x-auth-body",
                "{\"error\":{\"statusCode\":429,\"messages\":[\"Too Many Requests\"]}}")
                .containsEntry("x-auth-content-type", "application/json")
                .containsEntry("ratelimit-policy", "\"merchant\";q=1;w=60");
        assertThat(Integer.parseInt(answer.fields().get("retry-after"))).isBetween(50, 60);
    }

    @Test
    void aWrongSettingIsNeither200NorARefusalOfTheClient() throws IOException {
        assertRefused(ask("GET", DOOR + "?cost=many", key.secret()), 400, 400);
    }

    @Test
    void whatIsForXForwardedIsNotBelievedHere() throws IOException {
        TestKey other = merchant.owner().keys(merchant.id()).create("Other", ",\"scopes\":[\"inventory:read\"]");

        assertRefused(ask("GET", DOOR, other.secret(), "X-Forwarded-Method: GET", "X-Forwarded-Uri: /merchant-api/v1/orders"),
                403, 403);
    }

    private static void assertRefused(RawHttp answer, int travelling, int real) {
        assertThat(answer.status()).isEqualTo(travelling);
        assertThat(answer.body()).as("a body would cost nginx its connection").isEmpty();
        assertThat(answer.fields()).containsEntry("content-length", "0")
                .containsEntry("x-auth-status", Integer.toString(real))
                .doesNotContainKeys("content-type", "x-merchant-id", "x-api-key-id", "x-api-key-scopes");
        assertThat(answer.fields().get("x-auth-body")).contains(Integer.toString(real));
    }
}
