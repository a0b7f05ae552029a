package dev.latchkey.door.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.latchkey.testing.Soon;
import dev.latchkey.testing.TestCertificates;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;

/** The ingress' own port, with a door that lets everybody pass: what is to be seen is who gets to it. */
class IngressServerTest {

    private static final String SECRET = "the-ingress-shows-this-32-letters";

    @TempDir
    static Path directory;
    private static Vertx vertx;
    private static PfxOptions ours;
    private static PfxOptions theirs;
    private static PfxOptions strangers;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        ours = TestCertificates.of(directory, "latchkey", "localhost");
        theirs = TestCertificates.of(directory, "ingress", "ingress");
        strangers = TestCertificates.of(directory, "stranger", "localhost");
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void nothingIsThereButTheDoors() throws Exception {
        int port = listen(new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.NONE), null);

        assertThat(get(port, "/door", new HttpClientOptions())).isEqualTo(200);
        for (String path : List.of("/", "/api/v1/merchants", "/door/../openapi/merchant", "/openapi/merchant", "/q/health")) {
            assertThat(get(port, path, new HttpClientOptions())).isEqualTo(404);
        }
    }

    @Test
    void whoDoesNotShowTheSecretIsTurnedAway() throws Exception {
        int port = listen(new TestIngressConfig(List.of(SECRET), IngressConfig.ClientCertificate.NONE), null);

        assertThat(get(port, "/door", new HttpClientOptions())).isEqualTo(403);
        assertThat(send(port, "/door", new HttpClientOptions(), SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void http2IsSpokenWithAndWithoutTls() throws Exception {
        HttpClientOptions http2 = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false);
        int plain = listen(new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.NONE), null);
        int tls = listen(new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.REQUIRED),
                new TestTls(ours, theirs));

        assertThat(send(plain, "/door", http2, null).version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(send(tls, "/door", certified(theirs).setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true), null)
                .version()).isEqualTo(HttpVersion.HTTP_2);
    }

    @Test
    void whereACertificateIsRequiredOnlyTheIngressGetsIn() throws Exception {
        int port = listen(new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.REQUIRED),
                new TestTls(ours, theirs));

        assertThat(get(port, "/door", certified(theirs))).isEqualTo(200);
        assertThatThrownBy(() -> get(port, "/door", certified(strangers))).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> get(port, "/door", certified(null))).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> get(port, "/door", new HttpClientOptions())).isInstanceOf(ExecutionException.class);
    }

    @Test
    void certificatesAreRenewedUnderTheRunningServer() throws Exception {
        TestTls before = new TestTls(strangers, theirs);
        TestIngressConfig config = new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.REQUIRED);
        IngressServer server = server(config, before);
        vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().get();
        assertThatThrownBy(() -> get(server.port(), "/door", certified(theirs))).hasCauseInstanceOf(SSLException.class);

        server.renew(new TestTls(ours, theirs).getSSLOptions());

        Soon.holds(() -> assertThat(status(server.port(), certified(theirs))).isEqualTo(200));
        assertThatThrownBy(() -> get(server.port(), "/door", certified(strangers))).isInstanceOf(ExecutionException.class);
    }

    @Test
    void withoutAKeyStoreOrATrustStoreItDoesNotStart() {
        TestIngressConfig config = new TestIngressConfig(List.of(), IngressConfig.ClientCertificate.REQUIRED);

        assertThatThrownBy(() -> IngressServer.options(config, new TestTls(ours, null)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("quarkus.tls.ingress.trust-store.* is needed for latchkey.ingress.client-certificate=required");
        assertThatThrownBy(() -> IngressServer.options(config, new TestTls(null, theirs)))
                .isInstanceOf(ConfigurationException.class).hasMessage("quarkus.tls.ingress.key-store.* is needed");
    }

    private static int listen(TestIngressConfig config, TestTls tls) throws Exception {
        IngressServer server = server(config, tls);
        vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().get();
        return server.port();
    }

    private static IngressServer server(TestIngressConfig config, TestTls tls) {
        return new IngressServer(IngressServer.options(config, tls),
                new Ingress(List.of(new OpenDoor()), config, IngressGate.of(config.secrets())));
    }

    private static HttpClientOptions certified(PfxOptions certificate) {
        HttpClientOptions options = new HttpClientOptions().setSsl(true).setTrustOptions(ours);
        return certificate == null ? options : options.setKeyCertOptions(certificate);
    }

    private static int status(int port, HttpClientOptions options) {
        try {
            return get(port, "/door", options);
        } catch (Exception e) {
            return 0;
        }
    }

    private static int get(int port, String path, HttpClientOptions options) throws Exception {
        return send(port, path, options, null).statusCode();
    }

    private static HttpClientResponse send(int port, String path, HttpClientOptions options, String secret) throws Exception {
        return vertx.createHttpClient(options).request(HttpMethod.GET, port, "localhost", path).compose(request -> {
            if (secret != null) {
                request.putHeader(IngressGate.HEADER, secret);
            }
            return request.send();
        }).toCompletionStage().toCompletableFuture().get();
    }

    private static final class OpenDoor implements IngressDoor {

        @Override
        public boolean isAt(String path) {
            return path.equals("/door");
        }

        @Override
        public void ask(HttpServerRequest request) {
            request.response().end();
        }

        @Override
        public void turnAway(HttpServerRequest request) {
            request.response().setStatusCode(403).end();
        }
    }

    private record TestIngressConfig(List<String> secrets, ClientCertificate clientCertificate) implements IngressConfig {

        @Override
        public OptionalInt port() {
            return OptionalInt.of(0);
        }

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public Optional<List<String>> secret() {
            return Optional.of(secrets);
        }

        @Override
        public Optional<String> tlsConfigurationName() {
            return Optional.of("ingress");
        }
    }
}
