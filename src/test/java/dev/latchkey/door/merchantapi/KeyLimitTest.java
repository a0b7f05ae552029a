package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A key may have a limit of its own beside the merchant's. */
@QuarkusTest
class KeyLimitTest extends ApiTest {

    private static final String SECONDS = "(60|5\\d)";

    @Test
    void aKeyIsRefusedAtItsOwnLimitWhileAnotherGoesOn() {
        TestMerchant merchant = world().merchant();
        TestKey bounded = key(merchant, "Logistics", 2);
        TestKey other = key(merchant, "Core system", null);

        MerchantApi.merchant(bounded.secret()).statusCode(200);
        MerchantApi.merchant(bounded.secret()).statusCode(200);
        MerchantApi.merchant(bounded.secret()).statusCode(429);

        MerchantApi.merchant(other.secret()).statusCode(200)
                .header("RateLimit-Policy", "\"merchant\";q=300;w=60")
                .header("RateLimit", matchesPattern("\"merchant\";r=297;t=" + SECONDS));
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfBoth() {
        TestMerchant merchant = world().merchant();
        TestKey key = key(merchant, "Logistics", 1);

        MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit-Policy", "\"merchant\";q=300;w=60, \"key\";q=1;w=60")
                .header("RateLimit", "\"merchant\";r=299;t=60, \"key\";r=0;t=60");
        Response refused = MerchantApi.merchant(key.secret()).statusCode(429)
                .header("RateLimit-Policy", "\"merchant\";q=300;w=60, \"key\";q=1;w=60")
                .header("Retry-After", matchesPattern(SECONDS))
                .body("error.messages", equalTo(List.of("Too Many Requests")))
                .extract().response();
        assertThat(refused.header("RateLimit")).startsWith("\"merchant\";r=299;t=")
                .endsWith(", \"key\";r=0;t=" + refused.header("Retry-After"));
    }

    @Test
    void aKeyWhoseLimitIsAboveTheMerchantsIsRefusedAtTheMerchants() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = key(merchant, "Logistics", 10_000);
        MerchantApi.merchant(key.secret()).statusCode(200);

        MerchantApi.merchant(key.secret()).statusCode(429)
                .header("RateLimit", matchesPattern("\"merchant\";r=0;t=\\d+, \"key\";r=9999;t=\\d+"));
    }

    @Test
    void whatTheMerchantsLimitRefusesTakesNothingFromTheKeys() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = key(merchant, "Logistics", 2);
        MerchantApi.merchant(key.secret()).statusCode(200);
        IntStream.range(0, 5).forEach(i -> MerchantApi.merchant(key.secret()).statusCode(429));

        merchant.put(",\"requestsPerMinute\":9");

        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(429);
    }

    @Test
    void ofManyAtTheSameMomentSoManyAsTheKeysLimitPass() {
        TestMerchant merchant = world().merchant();
        TestKey key = key(merchant, "Logistics", 20);

        List<Integer> statuses = IntStream.range(0, 60).parallel()
                .mapToObj(i -> MerchantApi.merchant(key.secret()).extract().statusCode()).toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(40);
    }

    @Test
    void usageTellsBothWindowsAndCostsNothing() {
        TestMerchant merchant = world().merchant();
        TestKey key = key(merchant, "Logistics", 1);
        TestKey other = key(merchant, "Core system", null);

        MerchantApi.usage(key.secret()).statusCode(200)
                .body("keyWindow.limit", equalTo(1))
                .body("keyWindow.remaining", equalTo(1))
                .body("keyWindow.resetSeconds", equalTo(0));
        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.usage(key.secret()).statusCode(200)
                .body("window.remaining", equalTo(299))
                .body("keyWindow.remaining", equalTo(0));
        MerchantApi.usage(other.secret()).statusCode(200).body("$", not(hasKey("keyWindow")));
    }

    private TestKey key(TestMerchant merchant, String name, Integer requestsPerMinute) {
        TestKey key = merchant.owner().keys(merchant.id()).create(name);
        database().limit(key.id(), requestsPerMinute, null);
        return key;
    }
}
