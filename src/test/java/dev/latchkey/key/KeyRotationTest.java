package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyRotationTest extends ApiTest {

    @Test
    void bothSecretsWorkWhileTheGraceLasts() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.developer().keys(merchant.id());
        TestKey old = keys.create("ERP", ",\"description\":\"Nightly\",\"scopes\":[\"orders:read\"],\"env\":\"test\"");

        TestKey successor = keys.postRotation(old.id(), "{\"graceSeconds\":3600}").statusCode(201)
                .header("Location", matchesPattern(".*/api-keys/[0-9a-f-]{36}"))
                .header("Cache-Control", "no-store")
                .body("secret", matchesPattern("dxm_test_[0-9A-Za-z]{38}"))
                .body("name", equalTo("ERP"))
                .body("description", equalTo("Nightly"))
                .body("scopes", equalTo(List.of("orders:read")))
                .body("rotatedFrom", equalTo(old.id()))
                .extract().as(TestKey.class);

        MerchantApi.merchant(old.secret()).statusCode(200);
        MerchantApi.merchant(successor.secret()).statusCode(200);
        String end = keys.get(old.id()).body("status", equalTo("active")).body("rotatedAt", notNullValue())
                .extract().path("expiresAt");
        assertThat(Instant.parse(end)).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
        database().expire(old.id());
        Soon.holds(() -> MerchantApi.merchant(old.secret()).statusCode(401));
        MerchantApi.merchant(successor.secret()).statusCode(200);
    }

    @Test
    void withoutGraceTheOldSecretIsRefusedFromNowOn() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey old = keys.create("ERP");
        MerchantApi.merchant(old.secret()).statusCode(200);

        TestKey successor = keys.rotate(old.id(), 0);

        MerchantApi.merchant(old.secret()).statusCode(401);
        MerchantApi.merchant(successor.secret()).statusCode(200);
        keys.get(old.id()).body("status", equalTo("expired"));
    }

    @Test
    void theOldSecretNeverOutlivesItsOwnExpiry() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String expiry = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        TestKey old = keys.create("ERP", ",\"expiresAt\":\"" + expiry + "\"");

        TestKey successor = keys.rotate(old.id(), 7200);

        keys.get(old.id()).body("expiresAt", equalTo(expiry));
        keys.get(successor.id()).body("expiresAt", equalTo(expiry));
    }

    @Test
    void aRotatedKeyCanOnlyBeRevoked() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey old = keys.create("ERP");
        keys.rotate(old.id(), 3600);

        keys.change(old.id(), "{\"expiresAt\":null}").statusCode(409).body("code", equalTo("KEY_ROTATED"));
        keys.postRotation(old.id(), "{\"graceSeconds\":0}").statusCode(409).body("code", equalTo("KEY_ROTATED"));
        keys.revoke(old.id()).statusCode(204);

        MerchantApi.merchant(old.secret()).statusCode(401);
    }

    @Test
    void aRevokedOrExpiredKeyIsNotRotated() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey revoked = keys.create("Revoked");
        TestKey expired = keys.create("Expired");
        keys.revoke(revoked.id());
        database().expire(expired.id());

        keys.postRotation(revoked.id(), "{\"graceSeconds\":0}").statusCode(409).body("code", equalTo("KEY_REVOKED"));
        keys.postRotation(expired.id(), "{\"graceSeconds\":0}").statusCode(409).body("code", equalTo("KEY_EXPIRED"));
    }

    @Test
    void aKeyCanBeRotatedWhenThereIsRoomForNoMore() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        TestKey key = keys.create("ERP");
        database().addKeys(merchant.id(), 99);

        TestKey successor = keys.rotate(key.id(), 3600);

        keys.post("{\"name\":\"One more\"}").statusCode(422).body("code", equalTo("TOO_MANY_KEYS"));
        keys.rotate(successor.id(), 0);
    }

    @Test
    void ofManyRotationsAtOnceOneIsMade() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();

        List<Integer> statuses = IntStream.range(0, 8).parallel()
                .mapToObj(i -> keys.postRotation(id, "{\"graceSeconds\":60}").extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void rotatingNeedsTheAddOn() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        merchant.subscribe("suspended", Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));

        keys.postRotation(id, "{\"graceSeconds\":0}").statusCode(402).body("code", equalTo("ADDON_INACTIVE"));
        keys.get(id).body("rotatedAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"graceSeconds\":null}", "{\"graceSeconds\":-1}", "{\"graceSeconds\":2592001}" })
    void aGraceOutOfBoundsIsNamed(String body) {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());

        keys.postRotation(keys.create("ERP").id(), body).statusCode(422)
                .body("errors.field", equalTo(List.of("graceSeconds")));
    }

    @Test
    void aViewerDoesNotRotateAndOthersSeeNothingThere() {
        TestMerchant merchant = world().merchant();
        TestMerchant other = world().merchant();
        String id = merchant.owner().keys(merchant.id()).create("ERP").id();

        merchant.viewer().keys(merchant.id()).postRotation(id, "{\"graceSeconds\":0}").statusCode(403);
        other.owner().keys(merchant.id()).postRotation(id, "{\"graceSeconds\":0}").statusCode(404);
        other.owner().keys(other.id()).postRotation(id, "{\"graceSeconds\":0}").statusCode(404);
    }
}
