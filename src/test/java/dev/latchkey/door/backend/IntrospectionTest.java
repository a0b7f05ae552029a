package dev.latchkey.door.backend;

import static dev.latchkey.testing.Backend.ERP;
import static dev.latchkey.testing.Backend.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** RFC 7662, point by point; who may ask is {@link BackendAccessTest}'s. */
@QuarkusTest
class IntrospectionTest extends ApiTest {

    private static final String NO = "{\"active\":false}";
    /** Well-formed, with a right check, and never issued. */
    private static final String UNKNOWN = "dxm_live_000000000000000000000000000000000seOkG";

    /** 2.2: "active" is REQUIRED and boolean; the others as they are defined there. */
    @Test
    void anActiveTokenIsToldWithWhoseItIsAndWhatItMayDo() {
        TestMerchant merchant = world().merchant();
        Instant end = Instant.parse("2037-01-31T00:00:00Z");
        TestKey key = keys(merchant).create("Core system",
                ",\"scopes\":[\"orders:read\",\"orders:write\"],\"expiresAt\":\"" + end + "\"");

        SHOP.introspect(key.secret(), "").statusCode(200).contentType("application/json")
                .body("active", is(true))
                .body("scope", equalTo("orders:read orders:write"))
                .body("client_id", equalTo(key.id()))
                .body("sub", equalTo(merchant.id()))
                .body("exp", equalTo((int) end.getEpochSecond()))
                .body("merchant_id", equalTo(merchant.id()))
                .body("key_id", equalTo(key.id()))
                .body("size()", is(7));
    }

    @Test
    void aKeyThatMayDoEverythingIsToldToHaveAllScopesAndNoEnd() {
        TestMerchant merchant = world().merchant();

        SHOP.introspect(keys(merchant).create("Core system").secret(), "").statusCode(200)
                .body("scope", equalTo("orders:read orders:write inventory:read inventory:write billing:read"))
                .body("size()", is(6));
    }

    /** 2.2: an inactive token's answer has nothing but "active", "to avoid disclosing too much"; 4: of whatever kind it is. */
    @Test
    void everyKindOfNoIsTheSameByteForByte() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = keys(merchant);
        TestKey revoked = keys.create("Revoked");
        keys.revoke(revoked.id()).statusCode(204);
        TestKey disabled = keys.create("Disabled");
        keys.change(disabled.id(), "{\"enabled\":false}").statusCode(200);
        TestKey expired = keys.create("Expired");
        database().expire(expired.id());
        TestKey elsewhere = keys.create("Elsewhere", ",\"allowedIps\":[\"203.0.113.1\"]");
        TestKey scoped = keys.create("Scoped", ",\"scopes\":[\"orders:read\"]");
        TestMerchant lapsed = world().merchant();
        TestKey unpaid = keys(lapsed).create("Unpaid");
        lapsed.subscribe("suspended", Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)).statusCode(200);

        for (String body : List.of("token=x", "token=dxm_live_", "token=" + UNKNOWN, "token=" + revoked.secret(),
                "token=" + disabled.secret(), "token=" + unpaid.secret(), "token=" + elsewhere.secret() + "&ip=203.0.113.2",
                "token=" + scoped.secret() + "&scope=orders:write", "token=" + expired.secret(),
                "token=" + scoped.secret() + "," + scoped.secret(), "token=%00%F0%9F%98%80" + "%0D%0A".repeat(500))) {
            Soon.holds(() -> assertThat(SHOP.introspect(body).statusCode(200).contentType("application/json")
                    .header("Cache-Control", "no-store").extract().asString()).as(body).isEqualTo(NO));
        }
    }

    /** 2.1: "token" is REQUIRED. RFC 6749, 3.1: without a value it is omitted, twice it is an error; 5.2 has the form. */
    @ParameterizedTest
    @ValueSource(strings = { "", "token=", "token", "tokens=" + UNKNOWN, "token=" + UNKNOWN + "&token=" + UNKNOWN,
            "token=" + UNKNOWN + "&token=", "scope=a&scope=a&token=" + UNKNOWN, "token=%", "token=%zz", "&&",
            "token=" + UNKNOWN + "&ip=localhost", "token=" + UNKNOWN + "&ip=203.0.113.1%2F24",
            "token=" + UNKNOWN + "&scope=a++b", "token=" + UNKNOWN + "&scope=a%22", "token=" + UNKNOWN + "&scope=+a" })
    void aRequestThatCanNotBeUnderstoodIsNoTokensFault(String body) {
        SHOP.introspect(body).statusCode(400).contentType("application/json").header("Cache-Control", "no-store")
                .body("error", equalTo("invalid_request"))
                // RFC 6749, 5.2: %x20-21 / %x23-5B / %x5D-7E
                .body("error_description.matches('[ !#-\\\\[\\\\]-~]+')", is(true));
    }

    /** 2.1: "token_type_hint" MAY be ignored, and "other parameters" too. RFC 6749, 3.1: unrecognized ones MUST be. */
    @ParameterizedTest
    @ValueSource(strings = { "&token_type_hint=access_token", "&token_type_hint=refresh_token", "&token_type_hint=banana",
            "&token_type_hint=", "&resource=https%3A%2F%2Frs.example", "&client_id=rs", "&scope=", "&ip=", "&=x", "&" })
    void whatIsNotKnownOrHasNoValueIsIgnored(String more) {
        SHOP.introspect(activeSecret(), more).statusCode(200).body("active", is(true));
    }

    @Test
    void aDoubledParameterThatNobodyKnowsIsAnErrorToo() {
        SHOP.introspect(activeSecret(), "&banana=1&banana=2").statusCode(400).body("error", equalTo("invalid_request"));
    }

    /** 2.1: "The protected resource calls the introspection endpoint using an HTTP POST". */
    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "DELETE", "PATCH" })
    void noOtherMethodIsKnown(String method) {
        SHOP.request().request(method, "/oauth2/introspect").then().statusCode(405);
    }

    /** 2.1: "application/x-www-form-urlencoded". */
    @ParameterizedTest
    @ValueSource(strings = { "application/json", "text/plain", "text/csv" })
    void noOtherMediaTypeIsRead(String type) {
        SHOP.request().contentType(type).body("token=x").post("/oauth2/introspect").then().statusCode(415)
                .contentType("application/json").body("error", equalTo("invalid_request"))
                .body("error_description", equalTo("Send the body as Content-Type: application/x-www-form-urlencoded."));
    }

    /** 2.2 and RFC 9701: JSON, and not as a signed token. */
    @ParameterizedTest
    @CsvSource({ "application/token-introspection+jwt, 406", "text/html, 406", "application/json, 200", "*/*, 200",
            "application/*;q=0.5, 200" })
    void jsonIsAllThatIsSpoken(String accept, int status) {
        Backend.introspect(SHOP.request().accept(accept), "token=" + UNKNOWN).statusCode(status);
    }

    /** 4: "the authorization server MUST NOT" let tokens leak by the query; hence POST, and nothing in the URL. */
    @Test
    void aTokenInTheUrlIsRefusedEvenIfItIsInTheBodyToo() {
        String secret = activeSecret();
        for (String query : List.of("?token=" + secret, "?token=" + UNKNOWN, "?x=%64xm_live_" + secret.substring(9),
                "?client_secret=x")) {
            SHOP.request().urlEncodingEnabled(false).contentType(Backend.FORM).body("token=" + secret)
                    .post("/oauth2/introspect" + query).then().statusCode(400).contentType("application/json")
                    .body("error", equalTo("invalid_request")).header("Cache-Control", "no-store");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        SHOP.introspect("token=" + "x".repeat(70_000)).statusCode(413).body("error", equalTo("invalid_request"));
    }

    @Test
    void allScopesThatAreAskedForAreNeeded() {
        String secret = keys(world().merchant()).create("Scoped", ",\"scopes\":[\"orders:read\",\"orders:write\"]").secret();

        SHOP.introspect(secret, "&scope=orders:read").body("active", is(true));
        SHOP.introspect(secret, "&scope=orders:read+orders%3Awrite+orders:read").body("active", is(true));
        SHOP.introspect(secret, "&scope=orders:read%20billing:read").body("active", is(false));
    }

    @Test
    void aKeyThatIsBoundToAddressesNeedsTheCallersAndNotTheBackends() {
        String secret = keys(world().merchant()).create("Bound",
                ",\"allowedIps\":[\"203.0.113.0/24\",\"127.0.0.0/8\",\"::1\"]").secret();

        SHOP.introspect(secret, "").body("active", is(false));
        SHOP.introspect(secret, "&ip=203.0.113.7").body("active", is(true));
        SHOP.introspect(secret, "&ip=%3A%3Affff%3A203.0.113.7").body("active", is(true));
        SHOP.introspect(secret, "&ip=198.51.100.7").body("active", is(false));
    }

    /** A look is no request: it is answered however full the window is, and takes nothing. */
    @Test
    void askingCostsNothingAndIsAnsweredWhenTheLimitIsReached() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":2").statusCode(200);
        String secret = keys(merchant).create("Core system").secret();
        for (int i = 0; i < 5; i++) {
            ERP.introspect(secret, "").body("active", is(true));
        }

        MerchantApi.usage(secret).body("window.remaining", is(2));
        MerchantApi.merchant(secret).statusCode(200);
        MerchantApi.merchant(secret).statusCode(200);
        MerchantApi.merchant(secret).statusCode(429);
        SHOP.introspect(secret, "").body("active", is(true));
        merchant.owner().usage(merchant.id()).window().body("remaining", is(0));
    }

    @Test
    void theCallersAddressIsNotedAsTheLastUseAndTheBackendsNever() {
        TestMerchant merchant = world().merchant();
        TestKey told = keys(merchant).create("Told");
        TestKey untold = keys(merchant).create("Untold");

        SHOP.introspect(told.secret(), "&ip=2001:DB8::1").body("active", is(true));
        SHOP.introspect(untold.secret(), "").body("active", is(true));

        Soon.holds(() -> keys(merchant).get(told.id()).body("lastUsedFrom", equalTo("2001:db8::1")));
        Soon.holds(() -> keys(merchant).get(untold.id()).body("lastUsedFrom", equalTo("unknown"))
                .body("lastUsedAt", startsWith("20")));
    }

    private String activeSecret() {
        return keys(world().merchant()).create("Core system").secret();
    }

    private static Staff.Keys keys(TestMerchant merchant) {
        return merchant.owner().keys(merchant.id());
    }
}
