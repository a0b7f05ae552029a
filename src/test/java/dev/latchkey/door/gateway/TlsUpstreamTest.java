package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.latchkey.testing.TestCertificates;
import io.vertx.core.http.HttpClientOptions;

class TlsUpstreamTest {

    @TempDir
    Path directory;

    private final HttpClientOptions options = Gateways.options(TestConfig.defaults());

    @Test
    void anUpstreamThatProvesItsNameIsSpokenTo() throws Exception {
        var proof = TestCertificates.of(directory, "localhost", "localhost");
        try (GatewayWorld world = GatewayWorld.beforeTls(proof, options.setTrustOptions(proof),
                request -> request.response().end("over TLS: " + request.isSSL()))) {
            assertThat(world.get("/x").body()).isEqualTo("over TLS: true");
        }
    }

    @Test
    void anUpstreamOfAnotherNameGetsNothing() throws Exception {
        var proof = TestCertificates.of(directory, "other", "other.example");
        try (GatewayWorld world = GatewayWorld.beforeTls(proof, options.setTrustOptions(proof),
                request -> request.response().end("told"))) {
            assertThat(world.get("/x").statusCode()).isEqualTo(502);
            assertThat(world.failures("connect")).isEqualTo(1);
        }
    }

    @Test
    void anUpstreamThatNobodyVouchesForGetsNothing() throws Exception {
        var proof = TestCertificates.of(directory, "stranger", "localhost");
        try (GatewayWorld world = GatewayWorld.beforeTls(proof, options, request -> request.response().end("told"))) {
            assertThat(world.get("/x").statusCode()).isEqualTo(502);
        }
    }
}
