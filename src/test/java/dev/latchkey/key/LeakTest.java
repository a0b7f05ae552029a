package dev.latchkey.key;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LeakTest extends ApiTest {

    @Test
    void aSecretThatWasFoundInPublicOpensNothingAnyMore() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        MerchantApi.merchant(key.secret()).statusCode(200);

        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "\",\"source\":\"A public repository\"}").statusCode(200)
                .body("merchantId", equalTo(merchant.id()))
                .body("keyId", equalTo(key.id()))
                .body("name", equalTo("ERP"))
                .body("revokedAt", notNullValue())
                .body("secret", nullValue());

        MerchantApi.merchant(key.secret()).statusCode(401);
        keys.get(key.id())
                .body("status", equalTo("revoked"))
                .body("revokedBy", equalTo(Staff.PLATFORM.email()))
                .body("leakedAt", notNullValue())
                .body("leakSource", equalTo("A public repository"));
    }

    @Test
    void aLeakIsAlsoReportedByTheHashThatIsKept() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        String hash = database().value("SELECT encode(secret_hash, 'hex') FROM api_keys WHERE id = ?::uuid", key.id());

        Staff.PLATFORM.reportLeak("{\"hash\":\"" + hash + "\"}").statusCode(200).body("keyId", equalTo(key.id()));

        MerchantApi.merchant(key.secret()).statusCode(401);
    }

    @Test
    void aSecondReportAndOneOfARevokedKeyChangeNothingOfTheRevocation() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        keys.revoke(key.id());
        String revokedAt = keys.get(key.id()).extract().path("revokedAt");

        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "\",\"source\":\"first\"}").statusCode(200)
                .body("revokedAt", equalTo(revokedAt));
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "\",\"source\":\"second\"}").statusCode(200);

        keys.get(key.id()).body("revokedBy", equalTo(merchant.owner().email())).body("leakSource", equalTo("first"));
    }

    @Test
    void whatIsNoKeysSecretIsNotFound() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");

        Staff.PLATFORM.reportLeak("{\"secret\":\"hello\"}").statusCode(404);
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + key.secret() + "x\"}").statusCode(404);
        Staff.PLATFORM.reportLeak("{\"hash\":\"" + "0".repeat(64) + "\"}").statusCode(404);
        MerchantApi.merchant(key.secret()).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | secret",
            "{\"secret\":\"a\",\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"} | secret",
            "{\"hash\":\"xyz\"} | hash",
            "{\"secret\":\"a\",\"source\":\"\"} | source",
    })
    void aReportThatBreaksARuleIsRefused(String body, String field) {
        Staff.PLATFORM.reportLeak(body).statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void onlyThePlatformReports() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");

        merchant.owner().reportLeak("{\"secret\":\"" + key.secret() + "\"}").statusCode(403);

        MerchantApi.merchant(key.secret()).statusCode(200);
    }
}
