package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** {@code Idempotency-Key}: what is sent again makes nothing again. */
@QuarkusTest
class RepeatedRequestTest extends ApiTest {

    private static final String REQUEST = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    @Test
    void aRepetitionIsToldWhichKeyWasMadeAndNoSecret() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.post("{\"name\":\"ERP\"}", REQUEST).statusCode(201).extract().path("id");

        for (String repeated : List.of(REQUEST, '"' + REQUEST + '"')) {
            keys.post("{\"name\":\"ERP\"}", repeated).statusCode(409)
                    .body("code", equalTo("ALREADY_CREATED"))
                    .body("keyId", equalTo(id))
                    .body(not(containsString("dxm_")));
        }

        keys.list("").body("items", hasSize(1));
    }

    @Test
    void ofManyRepetitionsAtOnceOneMakesAKey() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());

        List<Integer> statuses = IntStream.range(0, 12).parallel()
                .mapToObj(i -> keys.post("{\"name\":\"Key " + i + "\"}", REQUEST).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        keys.list("").body("items", hasSize(1));
    }

    @Test
    void aRepeatedRotationMakesOneKey() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey old = keys.create("ERP");
        String path = keys.path() + "/" + old.id() + "/rotate";

        String id = merchant.owner().request().header("Idempotency-Key", REQUEST).body("{\"graceSeconds\":60}").post(path)
                .then().statusCode(201).extract().path("id");
        merchant.owner().request().header("Idempotency-Key", REQUEST).body("{\"graceSeconds\":60}").post(path)
                .then().statusCode(409).body("code", equalTo("ALREADY_CREATED")).body("keyId", equalTo(id));

        keys.list("").body("items", hasSize(2));
    }

    @Test
    void theRepetitionIsToldSoWhenTheKeyIsRevokedAndTheAddOnIsGone() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.post("{\"name\":\"ERP\"}", REQUEST).statusCode(201).extract().path("id");
        keys.revoke(id);
        database().update("DELETE FROM subscriptions WHERE merchant_id = ?", merchant.id());

        keys.post("{\"name\":\"ERP\"}", REQUEST).statusCode(409).body("keyId", equalTo(id));
    }

    @Test
    void whatFailedCanBeSentAgainAndMerchantsDoNotKnowEachOthersRequests() {
        TestMerchant merchant = world().merchant();
        TestMerchant other = world().merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\" \"}", REQUEST).statusCode(422);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}", REQUEST).statusCode(201);
        other.owner().keys(other.id()).post("{\"name\":\"ERP\"}", REQUEST).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "two words", "\"", "\"\"", "a\"b", "schlüssel" })
    void aKeyThatCannotBeUsedIsRefused(String key) {
        TestMerchant merchant = world().merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}", key).statusCode(400)
                .body("errors.field", equalTo(List.of("Idempotency-Key")));
    }

    @Test
    void twoOfThemAreNone() {
        TestMerchant merchant = world().merchant();

        merchant.owner().request().header("Idempotency-Key", "a", "b").body("{\"name\":\"ERP\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(400);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}", "x".repeat(256)).statusCode(400);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}", "x".repeat(255)).statusCode(201);
    }
}
