package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class RequestLimitTest extends ApiTest {

    @Test
    void theThreeHundredAndFirstRequestInAMinuteIsRefused() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        List<Integer> statuses = IntStream.range(0, 310).parallel()
                .mapToObj(i -> MerchantApi.merchant(key.secret()).extract().statusCode()).toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(300);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(10);
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":2");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit-Policy", "\"merchant\";q=2;w=60")
                .header("RateLimit", "\"merchant\";r=1;t=60")
                .header("Retry-After", nullValue())
                .header("X-RateLimit-Limit", nullValue());
        MerchantApi.with(key.secret()).get("/merchant-api/v1/nothing").then().statusCode(404)
                .header("RateLimit", matchesPattern("\"merchant\";r=0;t=(60|5\\d)"));
        Response refused = MerchantApi.merchant(key.secret()).statusCode(429)
                .contentType("application/json")
                .header("RateLimit-Policy", "\"merchant\";q=2;w=60")
                .header("Retry-After", matchesPattern("60|5\\d"))
                .body("error.statusCode", equalTo(429))
                .body("error.messages", equalTo(List.of("Too Many Requests")))
                .extract().response();
        assertThat(refused.header("RateLimit")).isEqualTo("\"merchant\";r=0;t=" + refused.header("Retry-After"));
    }

    @Test
    void aProgramMayAskForAProblemDocument() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        MerchantApi.merchant(key.secret());

        MerchantApi.with(key.secret()).accept("application/problem+json, */*").get("/merchant-api/v1/merchant").then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("title", equalTo("Too Many Requests"))
                .body("status", equalTo(429))
                .body("code", equalTo("RATE_LIMITED"));
    }

    @Test
    void allKeysOfAMerchantShareOneLimitAndMerchantsDoNot() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":3");
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestMerchant other = world().merchant();

        for (String name : List.of("Core system", "Logistics", "Accounting")) {
            MerchantApi.merchant(keys.create(name).secret()).statusCode(200);
        }

        MerchantApi.merchant(keys.create("One more").secret()).statusCode(429);
        MerchantApi.merchant(other.owner().keys(other.id()).create("Core system").secret()).statusCode(200);
    }

    @Test
    void usageCostsNothingAndIsAnsweredWhenNothingIsLeft() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");

        MerchantApi.usage(key.secret()).statusCode(200)
                .body("window.limit", equalTo(1))
                .body("window.remaining", equalTo(1))
                .body("window.resetSeconds", equalTo(0));
        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.usage(key.secret()).statusCode(200)
                .header("RateLimit", matchesPattern("\"merchant\";r=0;t=(60|5\\d)"))
                .body("window.remaining", equalTo(0));
        MerchantApi.merchant(key.secret()).statusCode(429);
    }

    @Test
    void refusedRequestsAreNotCounted() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":1");
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(429);
        MerchantApi.merchant(key.secret()).statusCode(429);

        merchant.put(",\"requestsPerMinute\":2");

        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(200)
                .header("RateLimit", matchesPattern("\"merchant\";r=0;.*")));
    }

    @Test
    void aLimitMayBeLoweredAtAnyTime() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core system");
        MerchantApi.merchant(key.secret()).statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(200);

        merchant.put(",\"requestsPerMinute\":1");

        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(429)
                .header("RateLimit", matchesPattern("\"merchant\";r=0;.*")));
    }
}
