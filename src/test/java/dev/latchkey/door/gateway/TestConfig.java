package dev.latchkey.door.gateway;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;

/** The defaults, but for what a test waits for. */
record TestConfig(Duration connectTimeout, Duration responseTimeout, Duration idleTimeout, int maxConnections,
        Optional<MemorySize> maxRequestBody, WebSockets websocket) implements GatewayConfig {

    private static final Duration SOON = Duration.ofMillis(300);

    static TestConfig defaults() {
        return new TestConfig(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 200, Optional.empty(),
                WebSockets.REFUSE);
    }

    TestConfig connecting(Duration within) {
        return new TestConfig(within, responseTimeout, idleTimeout, maxConnections, maxRequestBody, websocket);
    }

    TestConfig answeredSoon() {
        return new TestConfig(connectTimeout, SOON, idleTimeout, maxConnections, maxRequestBody, websocket);
    }

    TestConfig idle(Duration atMost) {
        return new TestConfig(connectTimeout, responseTimeout, atMost, maxConnections, maxRequestBody, websocket);
    }

    TestConfig withMaxRequestBody(long bytes) {
        return new TestConfig(connectTimeout, responseTimeout, idleTimeout, maxConnections,
                Optional.of(new MemorySize(BigInteger.valueOf(bytes))), websocket);
    }

    TestConfig withMaxConnections(int most) {
        return new TestConfig(connectTimeout, responseTimeout, idleTimeout, most, maxRequestBody, websocket);
    }

    TestConfig passingWebSockets() {
        return new TestConfig(connectTimeout, responseTimeout, idleTimeout, maxConnections, maxRequestBody, WebSockets.PASS);
    }

    @Override
    public Optional<String> upstream() {
        return Optional.empty();
    }

    @Override
    public Optional<String> tlsConfigurationName() {
        return Optional.empty();
    }

    @Override
    public Duration keepAlive() {
        return Duration.ofSeconds(4);
    }
}
