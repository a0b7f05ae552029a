package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.secret.Peppers;
import dev.latchkey.secret.SecretHash;
import dev.latchkey.testing.Awaited;
import dev.latchkey.window.WindowForTests;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** What the tests of the running service can't show: PostgreSQL away. */
class PostgresKeysTest {

    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final List<List<SecretHash>> HASHES = List.of(List.of(new SecretHash("a", new byte[SecretHash.LENGTH])));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aStoreThatRefusesConnectionsIsReported() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAtOnce.getLocalPort();
        }

        assertThatThrownBy(() -> Awaited.of(lookup(port).find(HASHES)))
                .isInstanceOf(LookupUnavailableException.class);
    }

    @Test
    void aStoreThatAcceptsAndNeverAnswersIsReportedInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Awaited.of(lookup(silent.getLocalPort()).find(HASHES)))
                    .isInstanceOf(LookupUnavailableException.class).hasMessageContaining("Timeout 200");
        }
    }

    private PostgresKeys lookup(int port) {
        PgConnectOptions server = new PgConnectOptions().setHost("127.0.0.1").setPort(port).setUser("x").setDatabase("x");
        Pool pool = PgBuilder.pool().using(vertx).connectingTo(server).build();
        return new PostgresKeys(pool, WindowForTests.limit(TIMEOUT), Keeping.patient(TIMEOUT),
                new Peppers(Map.of("a", "a-pepper-of-at-least-thirty-two-bytes"), Optional.empty()));
    }
}
