package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;

/** A name that is resolved twice may be another address the second time. */
class SenderAddressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAt() {
        // Whoever asks the client's own resolver is told that it is somewhere else, where nobody listens.
        Vertx misled = Vertx.vertx(new VertxOptions().setAddressResolverOptions(
                new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.8.8 localhost\n"))));
        try (Receiver receiver = new Receiver(misled)) {
            Endpoint endpoint = Endpoint.of("a", "http://localhost:" + receiver.port() + "/",
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true);

            Outcome outcome = new Sender(misled, AddressGuard.NONE, PATIENCE).send(endpoint, "id", "{}", Instant.now()).await()
                    .atMost(PATIENCE);

            assertThat(outcome).isEqualTo(new Outcome.Answered(204));
            assertThat(receiver.received()).hasSize(1);
        } finally {
            misled.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
