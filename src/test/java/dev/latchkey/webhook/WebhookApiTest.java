package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** What is to be told to the endpoint of the test profile, and what the platform sees of it. */
@QuarkusTest
class WebhookApiTest extends ApiTest {

    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));
    private static final Instant END = START.plus(Duration.ofDays(30));

    private final Staff.WebhookDeliveries deliveries = Staff.PLATFORM.webhookDeliveries();

    @Inject
    ObjectMapper json;

    @Test
    void aChangeOfAContractIsToldOnce() throws JsonProcessingException {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("told", "active", START, END, "").statusCode(201);
        contract(merchant).put("told", "active", START, END, "").statusCode(200);

        deliveries.list("?merchantId=" + merchant.id()).statusCode(200).body("items", hasSize(1))
                .body("items[0].endpoint", equalTo("billing")).body("items[0].type", equalTo("subscription.changed"))
                .body("items[0].merchantId", equalTo(merchant.id())).body("items[0].status", equalTo("pending"))
                .body("items[0].nextAttemptAt", notNullValue()).body("items[0].attempts", hasSize(0));
        String body = database().value("SELECT body FROM webhook_deliveries WHERE merchant_id = ?", merchant.id());
        assertThat(json.readValue(body, Map.class).get("data")).isEqualTo(Map.of("merchantId", merchant.id(), "plan", "told",
                "status", "active", "currentPeriodStart", START.toString(), "currentPeriodEnd", END.toString(), "autoRenew",
                false));
    }

    @Test
    void aRenewalIsTold() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("told", "active", START.minus(Duration.ofDays(3)), START, ", \"autoRenew\": true");

        Soon.holds(() -> deliveries.list("?merchantId=" + merchant.id())
                .body("items.type", equalTo(List.of("subscription.renewed", "subscription.changed"))));
    }

    @Test
    void aListComesInPartsNewestFirst() {
        TestMerchant merchant = world().merchantWithoutContract();
        for (String status : List.of("trial", "active", "suspended")) {
            contract(merchant).put("told", status, START, END, "");
        }
        String all = "?merchantId=" + merchant.id() + "&status=pending";
        List<String> ids = deliveries.list(all).body("items", hasSize(3)).extract().path("items.id");

        String cursor = deliveries.list(all + "&limit=2").body("items.id", equalTo(ids.subList(0, 2))).extract()
                .path("nextCursor");
        deliveries.list(all + "&limit=2&cursor=" + cursor).body("items.id", equalTo(ids.subList(2, 3)))
                .body("nextCursor", equalTo(null));
        deliveries.list("?merchantId=" + merchant.id() + "&status=failed").body("items", hasSize(0));
    }

    @Test
    void whatIsSentAgainIsDueNow() {
        TestMerchant merchant = world().merchantWithoutContract();
        contract(merchant).put("told", "active", START, END, "");
        database().update("UPDATE webhook_deliveries SET status = 'FAILED', next_attempt_at = NULL, tries = 10, attempts = "
                + "'{\"items\": [{\"at\": \"2027-01-01T00:00:00Z\", \"error\": \"timeout\", \"millis\": 15000}]}' "
                + "WHERE merchant_id = ?", merchant.id());
        String id = deliveries.list("?merchantId=" + merchant.id() + "&status=failed")
                .body("items[0].attempts[0].error", equalTo("timeout")).extract().path("items[0].id");

        deliveries.retry(id).statusCode(200).body("status", equalTo("pending")).body("nextAttemptAt", notNullValue())
                .body("attempts", hasSize(1));
    }

    @Test
    void whatIsMissingCantBeSentAgain() {
        deliveries.retry("0190a6c0-0000-7000-8000-000000000000").statusCode(404);
        deliveries.retry("none").statusCode(404);
    }

    @Test
    void onlyThePlatformSeesDeliveries() {
        Staff owner = world().merchant().owner();

        owner.webhookDeliveries().list("").statusCode(403);
        owner.webhookDeliveries().retry("0190a6c0-0000-7000-8000-000000000000").statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({ "status, lost, 'must be pending, delivered or failed'", "merchantId, no.such, a merchant id is",
            "limit, 0, whole number", "cursor, x, nextCursor" })
    void aParameterThatMakesNoSenseIsRefused(String name, String value, String detail) {
        deliveries.list("?" + name + "=" + value).statusCode(400).body("errors[0].field", equalTo(name))
                .body("errors[0].detail", containsString(detail)).body("errors[0].detail", not(containsString("lost,")));
    }

    private static Staff.Subscription contract(TestMerchant merchant) {
        return Staff.PLATFORM.subscription(merchant.id());
    }
}
