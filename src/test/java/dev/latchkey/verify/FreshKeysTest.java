package dev.latchkey.verify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Keys that the running service keeps, and learns from PostgreSQL that they have changed. */
@QuarkusTest
class FreshKeysTest extends ApiTest {

    @TestHTTPResource(management = true)
    URI management;

    private TestMerchant merchant;
    private TestKey key;

    @BeforeEach
    void useAKey() {
        awaitListening();
        merchant = world().merchant();
        key = merchant.owner().keys(merchant.id()).create("Core system");
        MerchantApi.merchant(key.secret()).statusCode(200);
    }

    @Test
    void aKeyThatIsRevokedIsRefused() {
        merchant.owner().keys(merchant.id()).revoke(key.id()).statusCode(204);

        awaitAnswer(401);
    }

    @Test
    void aContractThatIsSuspendedAndActiveAgainIsNoticed() {
        Instant now = Instant.now();

        merchant.subscribe("suspended", now.minusSeconds(60), now.plusSeconds(600));
        awaitAnswer(402);
        merchant.subscribe("active", now.minusSeconds(60), now.plusSeconds(600));
        awaitAnswer(200);
    }

    @Test
    void aLimitThatIsChangedIsNoticed() {
        merchant.put(",\"requestsPerMinute\":7");

        Soon.holds(() -> MerchantApi.usage(key.secret()).body("window.limit", equalTo(7)));
    }

    @Test
    void whatAnOperatorTypesIsNoticed() {
        database().disable(key.id());
        awaitAnswer(401);
        database().update("UPDATE api_keys SET enabled = true WHERE id = ?::uuid", key.id());
        awaitAnswer(200);
        database().update("DELETE FROM subscriptions WHERE merchant_id = ?", merchant.id());
        awaitAnswer(402);
    }

    @Test
    void aSecretThatWasTriedBeforeThereWasAKeyOfItIsNoticed() {
        database().update("UPDATE api_keys SET secret_hash = substring(secret_hash from 2) || substring(secret_hash for 1) "
                + "WHERE id = ?::uuid", key.id());
        awaitAnswer(401);
        database().update("UPDATE api_keys SET secret_hash = substring(secret_hash from 32) || substring(secret_hash for 31) "
                + "WHERE id = ?::uuid", key.id());
        awaitAnswer(200);
    }

    @Test
    void aKeyThatGoesToAnotherMerchantIsNoticed() {
        TestMerchant other = world().merchant();
        MerchantApi.merchant(key.secret()).body("merchantId", equalTo(merchant.id()));

        database().update("UPDATE api_keys SET merchant_id = ? WHERE id = ?::uuid", other.id(), key.id());

        Soon.holds(() -> MerchantApi.merchant(key.secret()).body("merchantId", equalTo(other.id())));
    }

    @Test
    void aChangeThatNobodyWasToldOfIsNoticedWhenAllAreToldToLookAgain() {
        disableUntold();
        database().update("DO $$ BEGIN PERFORM pg_notify('latchkey_changed', ''); END $$");

        awaitAnswer(401);
    }

    @Test
    void aLostNoticeIsMadeUpForByTime() {
        // Who hears of these has listened from before, and will not look again for having begun to.
        database().disable(key.id());
        awaitAnswer(401);
        database().update("UPDATE api_keys SET enabled = true WHERE id = ?::uuid", key.id());
        awaitAnswer(200);
        disableUntold();
        MerchantApi.merchant(key.secret()).statusCode(200);

        awaitAnswer(401);
    }

    @Test
    void aChangeIsNoticedThoughTheConnectionThatListensIsLost() {
        terminateListening();
        database().disable(key.id());

        awaitAnswer(401);
        awaitListening();
        database().update("UPDATE api_keys SET enabled = true WHERE id = ?::uuid", key.id());
        awaitAnswer(200);
    }

    @Test
    void theConnectionThatListensComesBackHoweverOftenItIsLost() {
        for (int time = 0; time < 5; time++) {
            terminateListening();
            awaitListening();
        }
    }

    @Test
    void aKeyThatIsUsedAgainIsNotLookedUpAgain() {
        double before = fromCache();

        MerchantApi.merchant(key.secret()).statusCode(200);

        assertThat(fromCache()).isGreaterThan(before);
    }

    private void disableUntold() {
        database().update("DO $$ BEGIN SET LOCAL session_replication_role = replica; "
                + "UPDATE api_keys SET enabled = false WHERE id = '" + key.id() + "'; END $$");
    }

    private void terminateListening() {
        database().update("DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                + ChangeListener.NAME + "'; END $$");
    }

    private void awaitAnswer(int status) {
        Soon.holds(() -> MerchantApi.merchant(key.secret()).statusCode(status));
    }

    private void awaitListening() {
        Soon.holds(() -> given().get(management.resolve("/q/metrics")).then().body(containsString("latchkey_listen_up 1.0")));
    }

    private double fromCache() {
        return given().get(management.resolve("/q/metrics")).asString().lines()
                .filter(line -> line.startsWith("latchkey_key_cache_answers_total{from=\"cache\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).sum();
    }
}
