package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;

/** Upstreams that are away, slow or broken, and callers that are. */
class FailureTest {

    private static final TestConfig ANSWERED_SOON = TestConfig.defaults().answeredSoon();
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

    private static void isFailure(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"statusCode\":" + status + ",\"messages\":[\"" + title + "\"]}}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    }

    @Test
    void anUpstreamThatIsAwayIsABadGateway() throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeNobody()) {
            isFailure(world.get("/x"), 502, "Bad Gateway");
            assertThat(world.failures("connect")).isEqualTo(1);
        }
    }

    @Test
    void itIsToldAsAProblemToWhoAsksForThat() throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeNobody()) {
            HttpResponse<String> answer = world.http.send(
                    world.request("/x").header("Accept", "application/problem+json").build(), BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"status\":502", "\"title\":\"Bad Gateway\"", "\"code\":\"BAD_GATEWAY\"");
        }
    }

    @Test
    void aLargeBodyIsAnsweredTooWhenTheUpstreamIsAway() throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeNobody()) {
            HttpResponse<String> answer = world.http.send(
                    world.request("/x").POST(BodyPublishers.ofByteArray(new byte[2_000_000])).build(), BodyHandlers.ofString());

            isFailure(answer, 502, "Bad Gateway");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n" })
    void anAnswerThatIsNoneIsABadGateway(String bytes) throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeSocket(
                socket -> socket.handler(request -> socket.end(Buffer.buffer(bytes))), TestConfig.defaults())) {
            isFailure(world.get("/x"), 502, "Bad Gateway");
            assertThat(world.failures("response")).isEqualTo(1);
        }
    }

    @Test
    void anUpstreamThatStaysSilentIsATimeout() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        try (GatewayWorld world = GatewayWorld.beforeSocket(
                socket -> socket.closeHandler(end -> closed.incrementAndGet()), ANSWERED_SOON)) {
            isFailure(world.get("/x"), 504, "Gateway Timeout");
            assertThat(world.failures("response-timeout")).isEqualTo(1);
            Soon.holds(() -> assertThat(closed).hasValue(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { HEAD + "half ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n" })
    void anAnswerThatBreaksOffBreaksTheCallersConnection(String bytes) throws Exception {
        AtomicReference<NetSocket> upstream = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.beforeSocket(socket -> socket.handler(request -> {
            socket.write(bytes);
            upstream.set(socket);
        }), TestConfig.defaults()); Conversation caller = world.connect()) {
            caller.send("GET /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.until("half ")).startsWith("HTTP/1.1 200 OK");
            upstream.get().close();

            assertThat(caller.untilClosed()).isIn("", "\r\n");
            assertThat(world.failures("body")).isEqualTo(1);
            Soon.holds(() -> assertThat(world.bytes).hasValue("half ".length()));
        }
    }

    @Test
    void anAnswerThatStandsStillBreaksTheCallersConnection() throws Exception {
        try (GatewayWorld world = GatewayWorld.beforeSocket(
                socket -> socket.handler(request -> socket.write(HEAD + "half ")),
                TestConfig.defaults().idle(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> world.get("/x")).isInstanceOf(IOException.class);
            assertThat(world.failures("body-timeout")).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatComesSlowlyComesWhole() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> {
            request.response().setChunked(true).write("0");
            for (int i = 1; i <= 8; i++) {
                int part = i;
                Vertx.currentContext().owner().setTimer(200L * i,
                        due -> request.response().write(Integer.toString(part)).onSuccess(sent -> {
                            if (part == 8) {
                                request.response().end();
                            }
                        }));
            }
        }, TestConfig.defaults().idle(Duration.ofSeconds(1)))) {
            assertThat(world.get("/x").body()).isEqualTo("012345678");
        }
    }

    @Test
    void whoWaitsTooLongForAConnectionIsToldSo() throws Exception {
        AtomicReference<HttpServerRequest> first = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.before(first::set,
                TestConfig.defaults().withMaxConnections(1).connecting(Duration.ofSeconds(2)))) {
            CompletableFuture<HttpResponse<String>> holding = world.http.sendAsync(world.request("/1").build(),
                    BodyHandlers.ofString());
            Soon.holds(() -> assertThat(first.get()).isNotNull());
            CompletableFuture<HttpResponse<String>> second = world.http.sendAsync(world.request("/2").build(),
                    BodyHandlers.ofString());
            CompletableFuture<HttpResponse<String>> third = world.http.sendAsync(world.request("/3").build(),
                    BodyHandlers.ofString());

            // One of them has the only place to wait in, whichever it is.
            List<HttpResponse<String>> answers = Stream.of(second.join(), third.join())
                    .sorted(Comparator.comparing(HttpResponse::statusCode)).toList();
            isFailure(answers.get(0), 503, "Service Unavailable");
            assertThat(answers.get(0).headers().firstValue("Retry-After")).contains("1");
            isFailure(answers.get(1), 504, "Gateway Timeout");
            first.get().response().end("first");
            assertThat(holding.join().body()).isEqualTo("first");
            assertThat(world.failures("busy")).isEqualTo(1);
            assertThat(world.failures("connect-timeout")).isEqualTo(1);
        }
    }

    @Test
    void aCallerThatGoesAwayTakesItsRequestWithIt() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        AtomicReference<NetSocket> upstream = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.beforeSocket(socket -> {
            socket.handler(request -> upstream.set(socket));
            socket.closeHandler(end -> closed.incrementAndGet());
        }, TestConfig.defaults())) {
            try (Conversation caller = world.connect()) {
                caller.send("GET /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\n\r\n");
                Soon.holds(() -> assertThat(upstream.get()).isNotNull());
            }

            Soon.holds(() -> assertThat(closed).hasValue(1));
        }
    }

    @Test
    void aCallerThatGoesAwayInTheMiddleOfItsBodyLeavesNoWholeRequest() throws Exception {
        StringBuffer received = new StringBuffer();
        AtomicInteger closed = new AtomicInteger();
        try (GatewayWorld world = GatewayWorld.beforeSocket(socket -> {
            socket.handler(bytes -> received.append(bytes));
            socket.closeHandler(end -> closed.incrementAndGet());
        }, TestConfig.defaults())) {
            try (Conversation caller = world.connect()) {
                caller.send("POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
                Soon.holds(() -> assertThat(received).contains("half"));
            }

            Soon.holds(() -> assertThat(closed).hasValue(1));
            assertThat(received.toString()).endsWith("half\r\n");
        }
    }

    @Test
    void aCallerThatStopsSendingIsToldSo() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> {
        }, ANSWERED_SOON); Conversation caller = world.connect()) {
            String answer = caller.send("POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf ")
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"Request Timeout\"");
            assertThat(world.failures("response-timeout")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 11\r\n\r\n12345678901",
            "Transfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n2\r\n01\r\n" })
    void aBodyBeyondTheBoundIsRefused(String rest) throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                request -> request.end().onSuccess(end -> request.response().end("whole")),
                TestConfig.defaults().withMaxRequestBody(10)); Conversation caller = world.connect()) {
            String answer = caller.send("POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\n" + rest).untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("at most 10 bytes");
        }
    }

    @Test
    void aBodyWithinTheBoundPasses() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                request -> request.end().onSuccess(end -> request.response().end("whole")),
                TestConfig.defaults().withMaxRequestBody(10))) {
            assertThat(world.http.send(world.request("/x").POST(BodyPublishers.ofString("1234567890")).build(),
                    BodyHandlers.ofString()).body()).isEqualTo("whole");
        }
    }
}
