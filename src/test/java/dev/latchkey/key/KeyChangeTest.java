package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyChangeTest extends ApiTest {

    @Test
    void whatAPatchNamesIsChangedAndTheRestStays() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.developer().keys(merchant.id());
        TestKey key = keys.create("ERP", ",\"description\":\"Nightly\",\"scopes\":[\"orders:read\"]");

        keys.change(key.id(), """
                {"name": " Core ", "allowedIps": ["203.0.113.0/24", "203.0.113.0/24"], "expiresAt": "2099-01-01T00:00:00Z",
                 "requestsPerMinute": 60}
                """)
                .statusCode(200)
                .body("requestsPerMinute", equalTo(60))
                .header("Cache-Control", "no-store")
                .body("name", equalTo("Core"))
                .body("description", equalTo("Nightly"))
                .body("scopes", equalTo(List.of("orders:read")))
                .body("allowedIps", equalTo(List.of("203.0.113.0/24")))
                .body("expiresAt", equalTo("2099-01-01T00:00:00Z"))
                .body("secret", nullValue());

        keys.get(key.id()).body("name", equalTo("Core")).body("hint", equalTo(key.hint()));
    }

    @Test
    void nullRestoresTheDefault() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP", """
                ,"description":"x","scopes":["orders:read"],"allowedIps":["10.0.0.1"],"expiresAt":"2099-01-01T00:00:00Z"
                """);

        keys.change(key.id(), "{\"description\":null,\"scopes\":null,\"allowedIps\":null,\"expiresAt\":null}").statusCode(200)
                .body("description", equalTo(""))
                .body("scopes", equalTo(List.of()))
                .body("allowedIps", equalTo(List.of()))
                .body("expiresAt", nullValue());
    }

    @Test
    void aDisabledKeyOpensNothingUntilItIsEnabled() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");

        keys.change(key.id(), "{\"enabled\":false}").statusCode(200).body("status", equalTo("disabled"));
        MerchantApi.merchant(key.secret()).statusCode(401);
        keys.change(key.id(), "{\"enabled\":true}").statusCode(200).body("status", equalTo("active"));
        MerchantApi.merchant(key.secret()).statusCode(200);
    }

    @Test
    void anExpiredKeyWorksAgainWithALaterExpiry() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        database().expire(key.id());

        keys.change(key.id(), "{\"description\":\"still expired\"}").statusCode(200).body("status", equalTo("expired"));
        keys.change(key.id(), "{\"expiresAt\":null}").statusCode(200).body("status", equalTo("active"));

        MerchantApi.merchant(key.secret()).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"name\":null} | name | must not be blank",
            "{\"name\":\" \"} | name | must not be blank",
            "{\"enabled\":null} | enabled | must not be null",
            "{\"scopes\":[\"orders:read\",\"no:such\"]} | scopes[1] | must be one of orders:read",
            "{\"scopes\":[null]} | scopes[0] | must not be null",
            "{\"allowedIps\":[\"example.com\"]} | allowedIps[0] | must be an IP address",
            "{\"expiresAt\":\"2001-01-01T00:00:00Z\"} | expiresAt | must be in the future",
    })
    void aFieldThatBreaksARuleIsNamedAndNothingIsChanged(String patch, String field, String detail) {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        String before = keys.get(id).extract().asString();

        keys.change(id, patch).statusCode(422)
                .body("code", equalTo("INVALID_FIELDS"))
                .body("errors.field", hasItem(field))
                .body("errors.detail", hasItem(containsString(detail)));

        assertThat(keys.get(id).extract().asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "null", "1", "{", "{\"secret\":\"x\"}", "{\"colour\":null}", "{\"env\":\"test\"}",
            "{\"enabled\":\"no\"}", "{\"scopes\":\"orders:read\"}", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":{}}" })
    void aPatchThatCannotBeReadIsRefused(String patch) {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());

        keys.change(keys.create("ERP").id(), patch).statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
    }

    @Test
    void ofTwoWhoSawTheSameVersionOneIsTold() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        String seen = keys.get(id).extract().header("ETag");

        String now = keys.change(id, "{\"description\":\"first\"}", seen).statusCode(200).extract().header("ETag");
        keys.change(id, "{\"description\":\"second\"}", seen).statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));

        assertThat(now).isNotEqualTo(seen);
        keys.get(id).header("ETag", now).body("description", equalTo("first"));
        keys.change(id, "{\"description\":\"third\"}", "\"other\", " + now).statusCode(200);
        keys.change(id, "{\"description\":\"fourth\"}", "*").statusCode(200);
    }

    @Test
    void useDoesNotChangeTheVersion() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        String seen = keys.get(key.id()).extract().header("ETag");

        MerchantApi.merchant(key.secret()).statusCode(200);
        keys.change(key.id(), "{}", seen).statusCode(200).header("ETag", seen);
    }

    @Test
    void manyWhoChangeTheSameVersionAtOnceAreOneWhoDoesAndOthersWhoAreTold() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        String seen = keys.get(id).extract().header("ETag");

        List<Integer> statuses = IntStream.range(0, 10).parallel()
                .mapToObj(i -> keys.change(id, "{\"description\":\"" + i + "\"}", seen).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void aKeyIsNotRenamedToOneThatThereIs() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        keys.create("ERP");
        String id = keys.create("Logistics").id();

        keys.change(id, "{\"name\":\"ERP\"}").statusCode(409).body("code", equalTo("NAME_TAKEN"));
        keys.change(id, "{\"name\":\"Logistics\"}").statusCode(200);
    }

    @Test
    void aScopeThatLeftTheCatalogueStaysWithWhoHoldsIt() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        database().update("UPDATE api_keys SET scopes = '{old:scope}' WHERE id = ?::uuid", id);

        keys.change(id, "{\"description\":\"kept\"}").statusCode(200).body("scopes", equalTo(List.of("old:scope")));
        keys.change(id, "{\"scopes\":[\"old:scope\",\"orders:read\"]}").statusCode(200);
        keys.change(id, "{\"scopes\":[]}").statusCode(200);
        keys.change(id, "{\"scopes\":[\"old:scope\"]}").statusCode(422);
    }

    @Test
    void aRevokedKeyIsNotChanged() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        keys.revoke(id).statusCode(204);

        keys.change(id, "{\"enabled\":true}").statusCode(409).body("code", equalTo("KEY_REVOKED"));
    }

    @Test
    void onlyOwnersAndDevelopersChangeAndOthersSeeNothingThere() {
        TestMerchant merchant = world().merchant();
        TestMerchant other = world().merchant();
        String id = merchant.owner().keys(merchant.id()).create("ERP").id();

        merchant.viewer().keys(merchant.id()).change(id, "{}").statusCode(403);
        other.owner().keys(merchant.id()).change(id, "{}").statusCode(404);
        other.owner().keys(other.id()).change(id, "{}").statusCode(404);
        merchant.viewer().keys(merchant.id()).get(id).body("scopes", not(nullValue()));
    }

    @Test
    void theScopesThatThereAreCanBeAskedFor() {
        TestMerchant merchant = world().merchant();

        merchant.viewer().request().get("/api/v1/scopes").then().statusCode(200)
                .body("items", hasItem("orders:read"));
    }
}
