package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Soon;
import dev.latchkey.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

/** A listener beside the service's own, over a network that can fail. */
@QuarkusTest
class ChangeListenerTest extends ApiTest {

    private static final MerchantId NOTICED = new MerchantId("noticed");

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    private final Changes changes = new Changes(System::nanoTime);
    private Wire wire;
    private ChangeListener listener;

    @BeforeEach
    void connect() {
        PgConnectOptions server = PgConnectOptions.fromUri(url).setUser("postgres").setPassword("postgres");
        wire = new Wire(vertx, server.getPort());
        PgConnectOptions wired = new PgConnectOptions(server).setPort(wire.port());
        listener = new ChangeListener(vertx, () -> wired, changes, System::nanoTime);
    }

    @AfterEach
    void disconnect() {
        listener.stop();
        wire.close();
    }

    @Test
    void aNoticeTellsOfItsMerchant() {
        listener.start();
        awaitHeard(true);
        long before = changes.last();

        notifyOf(NOTICED.value());

        Soon.holds(() -> assertThat(changes.anySince(before, NOTICED)).isTrue());
        assertThat(changes.anySince(before, new MerchantId("another"))).isFalse();
    }

    @Test
    void aNoticeWithoutAMerchantTellsOfAll() {
        listener.start();
        awaitHeard(true);
        long before = changes.last();

        notifyOf("");

        Soon.holds(() -> assertThat(changes.anySince(before, NOTICED)).isTrue());
    }

    @Test
    void aServerThatIsNotThereIsTriedUntilItIs() {
        wire.cut();
        listener.start();
        assertThat(changes.areHeard()).isFalse();

        wire.mend();

        awaitHeard(true);
    }

    @Test
    void whatIsKeptIsInDoubtFromWhenTheConnectionIsLostUntilThereIsOneAgain() {
        listener.start();
        awaitHeard(true);
        long before = changes.last();

        wire.cut();
        awaitHeard(false);
        assertThat(changes.maybeMissedSince(before)).isFalse();
        wire.mend();

        awaitHeard(true);
        assertThat(changes.maybeMissedSince(before)).isTrue();
    }

    @Test
    void aConnectionThatHasGoneSilentIsNoticedAndReplaced() {
        listener.start();
        awaitHeard(true);
        long before = changes.last();

        wire.silence();

        Soon.holds(() -> assertThat(changes.maybeMissedSince(before)).isTrue());
        awaitHeard(true);
        long since = changes.last();
        notifyOf(NOTICED.value());
        Soon.holds(() -> assertThat(changes.anySince(since, NOTICED)).isTrue());
    }

    @Test
    void onceStoppedItHearsNothingAndStaysStopped() {
        listener.start();
        awaitHeard(true);

        listener.stop();

        awaitHeard(false);
        long before = changes.last();
        notifyOf(NOTICED.value());
        assertThat(changes.last()).isEqualTo(before);
    }

    private void awaitHeard(boolean heard) {
        Soon.holds(() -> assertThat(changes.areHeard()).isEqualTo(heard));
    }

    private void notifyOf(String payload) {
        database().update("DO $$ BEGIN PERFORM pg_notify('latchkey_changed', '" + payload + "'); END $$");
    }
}
