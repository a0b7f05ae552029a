package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** The cookie over real HTTP: {@code /set} gives one, {@code /read} tells what is in it. */
class SessionCookieTest {

    private static final UUID ID = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itLeadsToTheSessionUntilItWasIdleForTooLong() throws Exception {
        int port = serve(new Settings("a key of at least thirty-two characters", Duration.ofSeconds(1)));
        String cookie = set(port);
        assertThat(read(port, cookie)).isEqualTo(ID.toString());

        Thread.sleep(1100);

        assertThat(read(port, cookie)).isEqualTo("none");
    }

    @Test
    void anInstanceWithAnotherKeyReadsNothing() throws Exception {
        String cookie = set(serve(new Settings("a key of at least thirty-two characters", Duration.ofMinutes(1))));

        int other = serve(new Settings("another key of at least thirty-two chars", Duration.ofMinutes(1)));

        assertThat(read(other, cookie)).isEqualTo("none");
    }

    private int serve(SessionConfig config) {
        SessionCookie cookie = new SessionCookie(config);
        Router router = Router.router(vertx);
        router.get("/set").handler(request -> {
            cookie.set(ID, request);
            request.end();
        });
        router.get("/read").handler(
                request -> request.end(cookie.read(request).map(current -> current.id().toString()).orElse("none")));
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        return server.listen(0).toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private String set(int port) throws Exception {
        return client.send(request(port, "/set").build(), BodyHandlers.discarding()).headers().firstValue("Set-Cookie")
                .orElseThrow().split(";")[0];
    }

    private String read(int port, String cookie) throws Exception {
        return client.send(request(port, "/read").header("Cookie", cookie).build(), BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private record Settings(String key, Duration idleTimeout) implements SessionConfig {

        @Override
        public Duration maxAge() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean secureCookie() {
            return true;
        }
    }
}
