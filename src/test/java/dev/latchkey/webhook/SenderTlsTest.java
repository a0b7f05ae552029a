package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.latchkey.testing.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

/** Whoever answers at the address that was looked at must prove to have the endpoint's name. */
class SenderTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static Vertx vertx;

    @TempDir
    static Path directory;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoProvesTheNameIsTold() throws Exception {
        assertThat(outcome("localhost", true)).isEqualTo(new Outcome.Answered(204));
    }

    @Test
    void whoProvesAnotherNameIsNot() throws Exception {
        assertThat(outcome("elsewhere.test.invalid", true)).isEqualTo(new Outcome.Unanswered(DeliveryError.TLS));
    }

    @Test
    void whoseProofNobodyTrustsIsNotEither() throws Exception {
        assertThat(outcome("localhost", false)).isEqualTo(new Outcome.Unanswered(DeliveryError.TLS));
    }

    private static Outcome outcome(String provenName, boolean trusted) throws Exception {
        PfxOptions store = TestCertificates.of(directory, provenName, provenName);
        HttpClientOptions trust = trusted ? new HttpClientOptions().setTrustOptions(store) : new HttpClientOptions();
        try (Receiver receiver = new Receiver(vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(store))) {
            Endpoint endpoint = Endpoint.of("a", "https://localhost:" + receiver.port() + "/",
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false);
            Outcome outcome = new Sender(vertx, AddressGuard.NONE, PATIENCE, trust).send(endpoint, "id", "{}", Instant.now())
                    .await().atMost(PATIENCE);
            assertThat(receiver.received()).hasSize(outcome.isAccepted() ? 1 : 0);
            return outcome;
        }
    }
}
