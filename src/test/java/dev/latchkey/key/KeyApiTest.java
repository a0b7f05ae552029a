package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyApiTest extends ApiTest {

    @Test
    void aNewKeyIsShownWithItsSecretThisOnce() {
        TestMerchant merchant = world().merchant();

        String id = merchant.owner().keys(merchant.id()).post("""
                {"name": "  Core system ", "description": "Nightly import", "scopes": ["orders:read", "orders:read"],
                 "allowedIps": ["203.0.113.0/24"], "expiresAt": "2099-01-01T09:00:00+09:00", "env": "test"}
                """)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", matchesPattern("/api/v1/merchants/" + merchant.id() + "/api-keys/[0-9a-f-]{36}"))
                .body("secret", matchesPattern("dxm_test_[0-9A-Za-z]{38}"))
                .body("name", equalTo("Core system"))
                .body("description", equalTo("Nightly import"))
                .body("scopes", equalTo(List.of("orders:read")))
                .body("allowedIps", equalTo(List.of("203.0.113.0/24")))
                .body("expiresAt", equalTo("2099-01-01T00:00:00Z"))
                .body("env", equalTo("test"))
                .body("status", equalTo("active"))
                .body("createdBy", equalTo(merchant.owner().email()))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .extract().path("id");

        merchant.owner().keys(merchant.id()).get(id).statusCode(200)
                .body("name", equalTo("Core system"))
                .body("hint", matchesPattern("dxm_test_\\.\\.\\.[0-9A-Za-z]{4}"))
                .body("secret", nullValue());
        merchant.owner().keys(merchant.id()).list("").body("items[0].secret", nullValue());
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        TestMerchant merchant = world().merchant();

        TestKey key = merchant.developer().keys(merchant.id()).create("Logistics");

        merchant.developer().keys(merchant.id()).get(key.id())
                .body("description", equalTo(""))
                .body("scopes", empty())
                .body("allowedIps", empty())
                .body("env", equalTo("live"))
                .body("expiresAt", nullValue());
        assertThat(key.secret()).startsWith("dxm_live_").endsWith(key.hint().substring(key.hint().length() - 4));
    }

    @Test
    void aHundredCharactersAreCountedAsPeopleCountThem() {
        TestMerchant merchant = world().merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"" + "🔑".repeat(100) + "\"}").statusCode(201);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"" + "🔑".repeat(101) + "\"}").statusCode(422);
    }

    @Test
    void keysAreListedNewestFirstAndPageByPage() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        IntStream.rangeClosed(1, 5).forEach(i -> keys.create("Key " + i));

        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            var page = keys.list("?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).statusCode(200).extract();
            names.addAll(page.path("items.name"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(names).containsExactly("Key 5", "Key 4", "Key 3", "Key 2", "Key 1");
    }

    @Test
    void listsAreFilteredByStatusAndByText() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        keys.create("Active 100%");
        database().disable(keys.create("Disabled").id());
        database().expire(keys.create("Expired").id());
        keys.revoke(keys.create("Revoked").id()).statusCode(204);

        for (String status : List.of("active", "disabled", "expired", "revoked")) {
            keys.list("?status=" + status).body("items.status", equalTo(List.of(status)));
        }
        keys.list("?q=EXPIRED").body("items.name", equalTo(List.of("Expired")));
        keys.list("?q=100%25").body("items.name", equalTo(List.of("Active 100%")));
        keys.list("?q=Active_100").body("items", empty());
        keys.list("?q=dxm_live").body("items", hasSize(4));
        keys.list("?q=%20%20").body("items", hasSize(4));
    }

    @Test
    void aRevokedKeyStaysListedAndItsNameIsFreeAgain() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.developer().keys(merchant.id());
        TestKey key = keys.create("ERP");

        keys.revoke(key.id()).statusCode(204).body(equalTo(""));

        String revokedAt = keys.get(key.id())
                .body("status", equalTo("revoked"))
                .body("revokedBy", equalTo(merchant.developer().email()))
                .body("revokedAt", notNullValue())
                .extract().path("revokedAt");
        assertThat(keys.create("ERP").id()).isNotEqualTo(key.id());
        merchant.owner().keys(merchant.id()).revoke(key.id()).statusCode(204);
        keys.get(key.id()).body("revokedAt", equalTo(revokedAt)).body("revokedBy",
                equalTo(merchant.developer().email()));
    }

    @Test
    void aNameIsTakenOnceAmongLiveKeys() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        keys.create("ERP");

        keys.post("{\"name\":\" ERP \"}").statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NAME_TAKEN"))
                .body("detail", containsString("Choose another name"));
        TestMerchant other = world().merchant();
        other.owner().keys(other.id()).create("ERP");
    }

    @Test
    void ofManyEqualNamesAtOnceOneIsMade() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());

        List<Integer> statuses = IntStream.range(0, 12).parallel()
                .mapToObj(i -> keys.post("{\"name\":\"ERP\"}").extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void aMerchantHasAtMostAHundredLiveKeys() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        database().addKeys(merchant.id(), 99);

        TestKey last = keys.create("Key 100");
        keys.post("{\"name\":\"Key 101\"}").statusCode(422).body("code", equalTo("TOO_MANY_KEYS"));
        keys.revoke(last.id()).statusCode(204);
        keys.create("Key 101");
    }

    @Test
    void keysAreMadeOnlyWhileTheAddOnIsActive() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}").statusCode(402)
                .body("code", equalTo("ADDON_INACTIVE"))
                .body("detail", containsString("Subscribe"));
        merchant.owner().keys(merchant.id()).list("").statusCode(200).body("items", empty());
    }

    @Test
    void noAnswerOfTheManagementApiIsCached() {
        TestMerchant merchant = world().merchant();

        merchant.owner().keys(merchant.id()).list("").header("Cache-Control", "no-store");
        merchant.owner().keys(merchant.id()).post("{").header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", not(nullValue()));
    }
}
