package dev.latchkey.door.backend;

import static dev.latchkey.testing.Backend.ERP;
import static dev.latchkey.testing.Backend.SHOP;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a backend is told of a secret; who may ask is {@link BackendAccessTest}'s. */
@QuarkusTest
class VerifyTest extends ApiTest {

    /** Well-formed, with a right check, and never issued. */
    private static final String UNKNOWN = "dxm_live_000000000000000000000000000000000seOkG";

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void aValidSecretIsToldWithWhoseItIsAndWhatIsLeft() {
        TestMerchant merchant = world().merchant();
        TestKey key = keys(merchant).create("Core system", ",\"scopes\":[\"orders:read\"],\"requestsPerMinute\":50");

        SHOP.verify(key.secret(), ",\"scope\":\"orders:read\",\"cost\":3").statusCode(200)
                .header("Cache-Control", "no-store")
                .body("valid", is(true)).body("code", equalTo("VALID"))
                .body("merchantId", equalTo(merchant.id())).body("keyId", equalTo(key.id()))
                .body("scopes", equalTo(List.of("orders:read")))
                .body("rateLimit.limit", is(300)).body("rateLimit.remaining", is(297))
                .body("rateLimit.resetSeconds", is(60))
                .body("keyRateLimit.limit", is(50)).body("keyRateLimit.remaining", is(47)).body("size()", is(7));
    }

    @Test
    void aRequestCostsOneUnlessItIsToldOtherwise() {
        TestMerchant merchant = world().merchant();
        String secret = keys(merchant).create("Core system").secret();

        SHOP.verify(secret, "").body("rateLimit.remaining", is(299)).body("scopes", equalTo(List.of()))
                .body("size()", is(6));
        SHOP.verify(secret, ",\"cost\":0").body("rateLimit.remaining", is(299));
        ERP.verify(secret, ",\"cost\":299").body("rateLimit.remaining", is(0));
        SHOP.verify(secret, ",\"cost\":0").body("valid", is(true));
        Soon.holds(() -> merchant.owner().usage(merchant.id()).get("?step=minute").body("items.calls.sum()", is(300)));
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhenItWill() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":5").statusCode(200);
        TestKey key = keys(merchant).create("Core system", ",\"requestsPerMinute\":4");
        SHOP.verify(key.secret(), ",\"cost\":3").body("valid", is(true));

        SHOP.verify(key.secret(), ",\"cost\":2").statusCode(200)
                .body("valid", is(false)).body("code", equalTo("RATE_LIMITED"))
                .body("merchantId", equalTo(merchant.id())).body("keyId", equalTo(key.id()))
                .body("scopes", equalTo(List.of()))
                .body("rateLimit.remaining", is(2)).body("keyRateLimit.remaining", is(1))
                .body("retryAfterSeconds", greaterThan(0)).body("size()", is(8));
        MerchantApi.usage(key.secret()).body("window.remaining", is(2));
        Soon.holds(() -> merchant.owner().usage(merchant.id()).get("?step=minute")
                .body("items.refused.collect { it.RATE_LIMITED ?: 0 }.sum()", is(1)));
    }

    @Test
    void aHardQuotaIsToldFromTheLimit() {
        TestMerchant merchant = world().merchantWithoutContract();
        Staff.PLATFORM.plans().put("verify-" + merchant.id(), """
                "name": "Hard", "currency": "JPY", "monthlyFee": "0", "monthlyCallQuota": 2, "feePerExtraCall": "0",
                "hardQuota": true""").statusCode(201);
        Staff.PLATFORM.subscription(merchant.id()).put("verify-" + merchant.id(), "active", Instant.now().minusSeconds(3600),
                Instant.now().plusSeconds(3600), "").statusCode(201);
        String secret = keys(merchant).create("Core system").secret();
        SHOP.verify(secret, ",\"cost\":2").body("valid", is(true));

        SHOP.verify(secret, "").statusCode(200).body("code", equalTo("QUOTA_EXCEEDED"))
                .body("retryAfterSeconds", greaterThan(3000)).body("rateLimit.remaining", is(298));
    }

    @Test
    void theRealReasonIsTold() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = keys(merchant);
        TestKey revoked = keys.create("Revoked");
        keys.revoke(revoked.id()).statusCode(204);
        TestKey disabled = keys.create("Disabled");
        keys.change(disabled.id(), "{\"enabled\":false}").statusCode(200);
        TestKey expired = keys.create("Expired");
        database().expire(expired.id());
        TestKey bound = keys.create("Bound", ",\"allowedIps\":[\"203.0.113.1\",\"127.0.0.1\"]");
        TestKey scoped = keys.create("Scoped", ",\"scopes\":[\"orders:read\"]");

        assertRefused(revoked.secret(), "", "REVOKED", revoked.id());
        assertRefused(disabled.secret(), "", "DISABLED", disabled.id());
        Soon.holds(() -> assertRefused(expired.secret(), "", "EXPIRED", expired.id()));
        assertRefused(bound.secret(), "", "IP_NOT_ALLOWED", bound.id());
        assertRefused(bound.secret(), ",\"ip\":\"203.0.113.2\"", "IP_NOT_ALLOWED", bound.id());
        SHOP.verify(bound.secret(), ",\"ip\":\"203.0.113.1\"").body("valid", is(true));
        assertRefused(scoped.secret(), ",\"scope\":\"orders:write\"", "INSUFFICIENT_SCOPE", scoped.id());
        merchant.subscribe("suspended", Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertRefused(scoped.secret(), "", "ADDON_INACTIVE", scoped.id());
    }

    @ParameterizedTest
    @CsvSource({ UNKNOWN + ", UNKNOWN_KEY", "'', MALFORMED_KEY", "x, MALFORMED_KEY", "dxm_live_, MALFORMED_KEY" })
    void ofASecretThatNobodyHasThereIsNothingElseToTell(String secret, String code) {
        SHOP.verify(secret, "").statusCode(200).body("valid", is(false)).body("code", equalTo(code)).body("size()", is(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{} | secret", "{\"secret\":null} | secret",
            "{\"secret\":\"x\",\"ip\":\"localhost\"} | ip", "{\"secret\":\"x\",\"ip\":\"\"} | ip",
            "{\"secret\":\"x\",\"ip\":\"203.0.113.0/24\"} | ip", "{\"secret\":\"x\",\"cost\":-1} | cost",
            "{\"secret\":\"x\",\"cost\":10001} | cost", "{\"secret\":\"x\",\"scope\":\"a b\"} | scope" })
    void whatBreaksARuleIsNamed(String body, String field) {
        SHOP.verifyBody(body).statusCode(422).body("code", equalTo("INVALID_FIELDS"))
                .body("errors.field", equalTo(List.of(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{", "null", "{\"secret\":1}", "{\"secret\":\"x\",\"cost\":1.5}",
            "{\"secret\":\"x\",\"cost\":\"1\"}", "{\"secret\":\"x\",\"token\":\"x\"}", "{\"secret\":\"x\",\"secret\":\"y\"}" })
    void whatCanNotBeReadIsToldWithoutRepeatingIt(String body) {
        SHOP.verifyBody(body).statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
    }

    @Test
    void bothDoorsCountTheirVerdicts() {
        SHOP.verify("x", "").statusCode(200);
        SHOP.introspect("token=x").statusCode(200);

        given().get(management.resolve("/q/metrics")).then()
                .body(containsString("latchkey_verifications_total{code=\"MALFORMED_KEY\",door=\"verify\"}"))
                .body(containsString("latchkey_verifications_total{code=\"MALFORMED_KEY\",door=\"introspection\"}"));
    }

    private static void assertRefused(String secret, String more, String code, String keyId) {
        SHOP.verify(secret, more).statusCode(200).body("valid", is(false)).body("code", equalTo(code))
                .body("keyId", equalTo(keyId)).body("size()", is(5));
    }

    private static Staff.Keys keys(TestMerchant merchant) {
        return merchant.owner().keys(merchant.id());
    }
}
