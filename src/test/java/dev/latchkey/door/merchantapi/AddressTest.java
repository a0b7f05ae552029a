package dev.latchkey.door.merchantapi;

import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Keys that are bound to addresses, used by way of a proxy. The framework believes everybody's headers meanwhile; we must not.
 */
@QuarkusTest
class AddressTest extends ApiTest {

    private static final String MERCHANT = "/merchant-api/v1/merchant";

    private Staff.Keys keys;

    @BeforeEach
    void makeMerchant() {
        TestMerchant merchant = world().merchant();
        keys = merchant.owner().keys(merchant.id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "203.0.113.7", "203.0.113.7:49152", "198.51.100.1, 203.0.113.7", "unknown, 203.0.113.7, 10.0.0.1",
            "::ffff:203.0.113.7", "2001:db8:7::1", "[2001:db8:7::1]:443, 2001:db8:aa::1, 10.2.2.2" })
    void theCallerOfTheProxyOpensTheDoor(String forwardedFor) {
        String secret = keys.create("Bound", ",\"allowedIps\":[\"203.0.113.7\",\"2001:db8:7::/48\"]").secret();

        MerchantApi.throughProxy(secret, forwardedFor).get(MERCHANT).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "198.51.100.1", "203.0.113.7, 198.51.100.1", "203.0.113.7, 198.51.100.1, 10.0.0.1", "203.0.113.7,",
            "203.0.113.7, unknown", "203.0.113.7, nonsense, 10.0.0.1", "for=203.0.113.7" })
    void whoClaimsToBeSomebodyElseDoesNot(String forwardedFor) {
        String secret = keys.create("Bound", ",\"allowedIps\":[\"203.0.113.7\",\"127.0.0.0/8\"]").secret();

        MerchantApi.throughProxy(secret, forwardedFor).get(MERCHANT).then().statusCode(403)
                .body("error.messages[1]", containsString("address"));
    }

    @Test
    void severalLinesAreOneList() {
        String secret = keys.create("Bound", ",\"allowedIps\":[\"203.0.113.7\"]").secret();

        MerchantApi.throughProxy(secret, "198.51.100.1", "203.0.113.7, 10.0.0.1", "10.0.0.2").get(MERCHANT).then()
                .statusCode(200);
        MerchantApi.throughProxy(secret, "203.0.113.7", "198.51.100.1, 10.0.0.1", "10.0.0.2").get(MERCHANT).then()
                .statusCode(403);
    }

    @Test
    void theOtherFieldIsNotReadForAnybodyMayHaveWrittenIt() {
        String secret = keys.create("Bound", ",\"allowedIps\":[\"203.0.113.7\"]").secret();

        MerchantApi.throughProxy(secret, "198.51.100.1").header("Forwarded", "for=203.0.113.7").get(MERCHANT).then()
                .statusCode(403);
        MerchantApi.throughProxy(secret).header("Forwarded", "for=203.0.113.7").header("X-Real-IP", "203.0.113.7")
                .get(MERCHANT).then().statusCode(403);
    }

    @Test
    void aProxyThatNobodyTrustsIsTheCallerItself() {
        String here = keys.create("Here", ",\"allowedIps\":[\"127.0.0.1\",\"::1\"]").secret();

        MerchantApi.with(here).header("X-Forwarded-For", "203.0.113.7").get(MERCHANT).then().statusCode(200);
        MerchantApi.throughProxy(here, "203.0.113.7").get(MERCHANT).then().statusCode(403);
    }

    @Test
    void aKeyThatIsBoundToNothingIsOpenToTheUnknown() {
        MerchantApi.throughProxy(keys.create("Unbound").secret(), "unknown").get(MERCHANT).then().statusCode(200);
    }
}
