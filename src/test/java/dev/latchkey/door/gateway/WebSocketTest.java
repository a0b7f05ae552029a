package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.Soon;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

class WebSocketTest {

    private final AtomicReference<MultiMap> seen = new AtomicReference<>();
    private final AtomicReference<Boolean> closed = new AtomicReference<>(false);

    private final Handler<HttpServerRequest> echo = request -> {
        seen.set(request.headers());
        request.toWebSocket().onSuccess(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text))
                .closeHandler(end -> closed.set(true)));
    };

    private static CompletableFuture<WebSocket> open(GatewayWorld world, CompletableFuture<String> answer) {
        URI uri = URI.create(world.request("/events").build().uri().toString().replace("http:", "ws:"));
        return world.http.newWebSocketBuilder().header("X-Merchant-API-Key", "dxm_secret").header("X-Merchant-Id", "forged")
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        answer.complete(text.toString());
                        return null;
                    }
                });
    }

    @Test
    void itIsRefusedUnlessTheOperatorWantsIt() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(echo); Conversation caller = world.connect()) {
            String answer = caller.send("""
                    GET /merchant-api/v1/events HTTP/1.1\r
                    Host: a\r
                    Connection: Upgrade\r
                    Upgrade: WebSocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """).untilQuiet();

            assertThat(answer).startsWith("HTTP/1.1 403").contains("WebSockets are not passed on here.");
            assertThat(seen).hasNullValue();
        }
    }

    @Test
    void itPassesWithIdentityAndWithoutTheSecret() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(echo, TestConfig.defaults().passingWebSockets())) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            WebSocket socket = open(world, answer).join();
            socket.sendText("hello", true).join();

            assertThat(answer.join()).isEqualTo("echo hello");
            assertThat(seen.get().getAll("X-Merchant-Id")).containsExactly(GatewayWorld.MERCHANT);
            assertThat(seen.get().toString()).doesNotContain("dxm_secret");
            socket.abort();
            Soon.holds(() -> assertThat(closed).hasValue(true));
            Soon.holds(() -> assertThat(world.metered()).isEqualTo(2 + "echo hello".length()));
        }
    }

    @Test
    void anIdleOneIsClosed() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(echo,
                TestConfig.defaults().passingWebSockets().idle(Duration.ofMillis(300)))) {
            open(world, new CompletableFuture<>()).join();

            Soon.holds(() -> assertThat(closed).hasValue(true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 404, 500 })
    void theUpstreamsRefusalIsPassedOn(int status) throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response().setStatusCode(status).end("its own"),
                TestConfig.defaults().passingWebSockets())) {
            assertThatThrownBy(() -> open(world, new CompletableFuture<>()).join()).isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("Unexpected HTTP response status code " + status);
        }
    }

    @Test
    void anUpstreamThatIsAwayIsABadGateway() throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeNobody(TestConfig.defaults().passingWebSockets())) {
            assertThatThrownBy(() -> open(world, new CompletableFuture<>()).join()).isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("Unexpected HTTP response status code 502");
            assertThat(world.failures("connect")).isEqualTo(1);
        }
    }

    @Test
    void anUpstreamThatStaysSilentIsATimeout() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> {
        }, TestConfig.defaults().passingWebSockets().answeredSoon())) {
            assertThatThrownBy(() -> open(world, new CompletableFuture<>()).join()).isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("Unexpected HTTP response status code 504");
            assertThat(world.failures("response-timeout")).isEqualTo(1);
        }
    }
}
