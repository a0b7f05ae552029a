package dev.latchkey.door.merchantapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import dev.latchkey.usage.UsageWriter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A limit on trial refuses nothing, and operators see what it would have refused. */
@QuarkusTest
class ShadowLimitTest extends ApiTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    UsageWriter writer;

    @Test
    void aMerchantsLimitOnTrialCountsWhatItWouldHaveRefused() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":5,\"shadowRequestsPerMinute\":3");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        long merchantBefore = counted("merchant");
        long keyBefore = counted("key");

        IntStream.range(0, 5).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));
        IntStream.range(0, 4).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(429));
        MerchantApi.usage(key.secret()).statusCode(200);

        assertThat(counted("merchant") - merchantBefore).as("what was really refused is not counted").isEqualTo(2);
        assertThat(counted("key") - keyBefore).isZero();
    }

    @Test
    void aKeysLimitOnTrialCountsWhatItWouldHaveRefused() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Logistics");
        database().limit(key.id(), null, 4);
        TestKey other = merchant.owner().keys(merchant.id()).create("Core system");
        long merchantBefore = counted("merchant");
        long keyBefore = counted("key");

        IntStream.range(0, 7).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit-Policy", "\"merchant\";q=300;w=60"));
        IntStream.range(0, 7).forEach(i -> MerchantApi.merchant(other.secret()).statusCode(200));

        assertThat(counted("key") - keyBefore).isEqualTo(3);
        assertThat(counted("merchant") - merchantBefore).isZero();
    }

    @Test
    void theMerchantAndTheKeyTellWhatTheirLimitsOnTrialWouldHaveRefused() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"shadowRequestsPerMinute\":3");
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("Logistics", ",\"shadowRequestsPerMinute\":2");
        IntStream.range(0, 5).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(200));

        writer.write().await().indefinitely();

        keys.get(key.id()).body("shadowRequestsPerMinute", equalTo(2)).body("shadowRefusals", equalTo(3));
        merchant.owner().request().get("/api/v1/merchants").then().body("items[0].shadowRefusals", equalTo(2));
        keys.change(key.id(), "{\"shadowRequestsPerMinute\":4}").statusCode(200).body("shadowRefusals", equalTo(0));
        merchant.put(",\"shadowRequestsPerMinute\":4").body("shadowRefusals", equalTo(0));
        keys.change(key.id(), "{\"shadowRequestsPerMinute\":null}").statusCode(200).body("shadowRefusals", nullValue());
    }

    private long counted(String window) {
        String metrics = given().get(management.resolve("/q/metrics")).asString();
        Matcher line = Pattern.compile("^latchkey_shadow_refusals_total\\{window=\"" + window + "\"} (\\d+)\\.0$",
                Pattern.MULTILINE).matcher(metrics);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
