package dev.latchkey.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LastUseTest extends ApiTest {

    @Inject
    UsageWriter writer;

    @Test
    void aKeyTellsWhenAndFromWhereItWasUsedLast() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey used = keys.create("Used");
        TestKey unused = keys.create("Unused");
        Instant before = Instant.now().minusSeconds(1);
        MerchantApi.merchant(used.secret()).statusCode(200);

        writer.write().await().indefinitely();

        String at = keys.get(used.id()).body("lastUsedFrom", equalTo("127.0.0.1")).extract().path("lastUsedAt");
        assertThat(Instant.parse(at)).isBetween(before, Instant.now());
        keys.get(unused.id()).body("lastUsedAt", nullValue()).body("lastUsedFrom", nullValue());
        keys.list("?q=Used").body("items.find { it.name == 'Used' }.lastUsedAt", equalTo(at));
    }

    @Test
    void aRefusedRequestIsNoUse() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        keys.change(key.id(), "{\"enabled\":false}").statusCode(200);
        MerchantApi.merchant(key.secret()).statusCode(401);

        writer.write().await().indefinitely();

        keys.get(key.id()).body("lastUsedAt", nullValue());
    }

    @Test
    void anotherInstancesEarlierWordDoesNotCount() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        database().update("INSERT INTO key_uses VALUES (?::uuid, '2099-01-01Z', '203.0.113.9')", key.id());
        MerchantApi.merchant(key.secret()).statusCode(200);

        writer.write().await().indefinitely();

        keys.get(key.id()).body("lastUsedAt", equalTo("2099-01-01T00:00:00Z")).body("lastUsedFrom", equalTo("203.0.113.9"));
    }
}
