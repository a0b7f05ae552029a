package dev.latchkey.usage.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** What is told of which time, and to whom. */
@QuarkusTest
class UsageApiTest extends ApiTest {

    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
    private static final String KEY = UUID.randomUUID().toString();

    @Test
    void stepsFollowEachOtherWithWhatWasCountedInThem() {
        TestMerchant merchant = world().merchantWithoutContract();
        database().addUsage(merchant.id(), KEY, "CALLS", TEN.plusSeconds(59), 3);
        database().addUsage(merchant.id(), UUID.randomUUID().toString(), "CALLS", TEN, 4);
        database().addUsage(merchant.id(), KEY, "BYTES", TEN.plusSeconds(60), 1000);
        database().addUsage(merchant.id(), KEY, "RATE_LIMITED", TEN.plusSeconds(119), 2);
        database().addUsage(merchant.id(), KEY, "REVOKED", TEN.plusSeconds(119), 1);
        database().addUsage(merchant.id(), KEY, "CALLS", TEN.minusSeconds(1), 100);
        database().addUsage(merchant.id(), KEY, "CALLS", TEN.plusSeconds(180), 100);

        merchant.viewer().usage(merchant.id()).get("?step=minute&from=2026-03-10T10:00:30Z&to=2026-03-10T10:02:01Z")
                .statusCode(200)
                .body("items.at", equalTo(List.of("2026-03-10T10:00:00Z", "2026-03-10T10:01:00Z", "2026-03-10T10:02:00Z")))
                .body("items.calls", equalTo(List.of(7, 0, 0)))
                .body("items.bytes", equalTo(List.of(0, 1000, 0)))
                .body("items.refused", equalTo(List.of(Map.of(), Map.of("RATE_LIMITED", 2, "REVOKED", 1), Map.of())))
                .body("items[0]", not(hasKey("keyId")))
                .body("$", not(hasKey("keys"))).body("$", not(hasKey("period")));
    }

    @Test
    void keysAreToldApartOrOneAlone() {
        TestMerchant merchant = world().merchantWithoutContract();
        String first = "0190a6c0-0000-7000-8000-000000000001";
        String second = "f190a6c0-0000-7000-8000-000000000002";
        database().addUsage(merchant.id(), second, "CALLS", TEN, 5);
        database().addUsage(merchant.id(), first, "CALLS", TEN.plusSeconds(3600), 6);
        Staff.Usage usage = merchant.developer().usage(merchant.id());
        String time = "?from=2026-03-10T10:00:00Z&to=2026-03-10T12:00:00Z";

        usage.get(time + "&groupBy=key").statusCode(200)
                .body("items.at",
                        equalTo(List.of(TEN.toString(), TEN.toString(), "2026-03-10T11:00:00Z", "2026-03-10T11:00:00Z")))
                .body("items.keyId", equalTo(List.of(first, second, first, second)))
                .body("items.calls", equalTo(List.of(0, 5, 6, 0)));
        usage.get(time + "&keyId=" + first).body("items.calls", equalTo(List.of(0, 6)));
        usage.get(time + "&groupBy=key&keyId=" + KEY).statusCode(200).body("items", hasSize(0));
    }

    @Test
    void itIsToldWhatTheKeysAreCalled() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        database().addUsage(merchant.id(), key.id(), "CALLS", TEN, 5);

        merchant.viewer().usage(merchant.id()).get("?from=2026-03-10T10:00:00Z&to=2026-03-10T11:00:00Z&groupBy=key")
                .statusCode(200).body("keys", equalTo(List.of(Map.of("keyId", key.id(), "name", "ERP", "hint", key.hint()))));
    }

    @Test
    void realRequestsAreCountedAndTheWindowIsLive() {
        TestMerchant merchant = world().merchant();
        merchant.put(",\"requestsPerMinute\":3");
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        Staff.Usage usage = merchant.viewer().usage(merchant.id());
        usage.get("").statusCode(200).body("window", equalTo(Map.of("limit", 3, "remaining", 3, "resetSeconds", 0)));

        for (int status : new int[] { 200, 200, 200, 429 }) {
            MerchantApi.merchant(key.secret()).statusCode(status);
        }

        usage.get("").body("window.remaining", equalTo(0));
        usage.window().statusCode(200).body("limit", equalTo(3)).body("remaining", equalTo(0))
                .body("resetSeconds", greaterThan(0));
        Soon.holds(() -> usage.get("?step=minute").body("items", hasSize(60)).body("items.calls.sum()", equalTo(3))
                .body("items.refused.findAll { it.RATE_LIMITED != null }.RATE_LIMITED.sum()", equalTo(1))
                .body("period.calls", equalTo(3)));
    }

    @Test
    void everyMemberMaySeeItAndNobodyElse() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();

        for (Staff member : List.of(mine.owner(), mine.developer(), mine.viewer(), Staff.PLATFORM)) {
            member.usage(mine.id()).get("").statusCode(200).body("items.calls", everyItem(equalTo(0)));
            member.usage(mine.id()).csv("").statusCode(200);
            member.usage(mine.id()).periods("").statusCode(200);
        }
        for (String path : List.of("/usage", "/usage.csv", "/usage/window", "/billing-periods")) {
            assertThat(mine.owner().request().get("/api/v1/merchants/" + theirs.id() + path).then().statusCode(404).extract()
                    .asString())
                    .isEqualTo(mine.owner().request().get("/api/v1/merchants/nobody" + path).then().statusCode(404).extract()
                            .asString());
            Staff.PLATFORM.request().get("/api/v1/merchants/nobody" + path).then().statusCode(404);
            given().get("/api/v1/merchants/" + mine.id() + path).then().statusCode(401);
        }
    }

    @ParameterizedTest
    @CsvSource({ "from=yesterday, from", "from=2026-01-01, from", "to=2026-01-01T00:00:00+09:00, to", "step=week, step",
            "step=DAY, step", "keyId=1, keyId", "groupBy=plan, groupBy",
            "from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z, to", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to",
            "from=9000-01-02T00:00:00Z, to", "step=minute&from=2026-01-01T00:00:00Z&to=2026-01-02T01:00:01Z, from",
            "step=day&from=0001-01-01T00:00:00Z, from" })
    void aParameterThatMakesNoSenseIsRefusedByItsName(String query, String name) {
        TestMerchant merchant = world().merchantWithoutContract();

        Staff.PLATFORM.usage(merchant.id()).get("?" + query).statusCode(400).body("code", equalTo("INVALID_PARAMETER"))
                .body("errors.field", equalTo(List.of(name)));
        if (!name.equals("groupBy")) {
            Staff.PLATFORM.usage(merchant.id()).csv("?" + query).statusCode(400).contentType("application/problem+json")
                    .body("errors.field", equalTo(List.of(name)));
        }
    }

    @Test
    void anEmptyParameterIsLikeNone() {
        Staff.PLATFORM.usage(world().merchantWithoutContract().id()).get("?from=&to=&step=&keyId=&groupBy=").statusCode(200)
                .body("items", hasSize(24));
    }
}
