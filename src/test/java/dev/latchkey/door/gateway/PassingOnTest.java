package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.Soon;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Requests and answers as they arrive at the other side. */
class PassingOnTest {

    private static final Buffer LARGE = Buffer.buffer(new byte[3_000_000]);

    @Test
    void pathAndQueryAreAppendedToTheBaseAsTheyCame() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response().end(request.uri()))) {
            assertThat(world.get("/orders/7%20a/?q=a%2Fb&x=../..").body())
                    .isEqualTo("/base/merchant-api/v1/orders/7%20a/?q=a%2Fb&x=../..");
        }
    }

    @Test
    void methodBodyStatusAndFieldsPassBothWays() throws Exception {
        AtomicReference<MultiMap> seen = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.before(request -> {
            seen.set(request.headers());
            request.body().onSuccess(body -> request.response().setStatusCode(207).putHeader("X-Of-Upstream", "yes")
                    .putHeader("Content-Type", "text/x").end(request.method() + " " + body));
        })) {
            HttpResponse<String> answer = world.http.send(world.request("/orders").header("X-Of-Caller", "yes")
                    .header("Authorization", "Bearer of-the-platform").method("PATCH", BodyPublishers.ofString("half")).build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(207);
            assertThat(answer.body()).isEqualTo("PATCH half");
            assertThat(answer.headers().map()).containsKeys("X-Of-Upstream", "RateLimit");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/x");
            assertThat(seen.get().get("X-Of-Caller")).isEqualTo("yes");
            assertThat(seen.get().get("Authorization")).isEqualTo("Bearer of-the-platform");
            assertThat(seen.get().get("Content-Length")).isEqualTo("4");
            Soon.holds(() -> assertThat(world.bytes).hasValue("PATCH half".length()));
        }
    }

    @Test
    void largeBodiesPassBothWaysWhole() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.body()
                .onSuccess(body -> request.response().setChunked(true).end(body)))) {
            HttpResponse<byte[]> answer = world.http.send(world.request("/files")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(LARGE.getBytes()))).build(),
                    BodyHandlers.ofByteArray());

            assertThat(answer.body()).isEqualTo(LARGE.getBytes());
            Soon.holds(() -> assertThat(world.bytes).hasValue(LARGE.length()));
        }
    }

    @Test
    void anAnswerToHeadKeepsItsLengthAndCountsNothing() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                request -> request.response().putHeader("Content-Length", "12345").putHeader("ETag", "\"1\"").end());
                Conversation caller = world.connect()) {
            String answer = caller.send("HEAD /merchant-api/v1/files HTTP/1.1\r\nHost: a\r\n\r\n").untilQuiet();

            assertThat(answer).contains("200 OK", "12345", "\"1\"").doesNotContainIgnoringCase("chunked").endsWith("\r\n\r\n");
            String next = caller.send("HEAD /merchant-api/v1/files HTTP/1.1\r\nHost: a\r\n\r\n").untilQuiet();
            assertThat(next).startsWith("HTTP/1.1 200 OK");
            assertThat(world.bytes).hasValue(0);
        }
    }

    @Test
    void answersWithoutBodiesHaveNone() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                request -> request.response().setStatusCode(Integer.parseInt(request.getParam("status"))).end());
                Conversation caller = world.connect()) {
            for (String status : new String[] { "204", "304" }) {
                String answer = caller.send("GET /merchant-api/v1/x?status=" + status + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .untilQuiet();

                assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("transfer-encoding")
                        .doesNotContainIgnoringCase("content-length").endsWith("\r\n\r\n");
            }
        }
    }

    @Test
    void rangesPass() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response().setStatusCode(206)
                .putHeader("Content-Range", "bytes 0-3/10").end(request.getHeader("Range")))) {
            HttpResponse<String> answer = world.http.send(world.request("/f").header("Range", "bytes=0-3").build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 0-3/10");
            assertThat(answer.body()).isEqualTo("bytes=0-3");
        }
    }

    @Test
    void theBodyIsSentWhenTheUpstreamSaysContinue() throws Exception {
        AtomicReference<HttpServerRequest> waiting = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.before(waiting::set); Conversation caller = world.connect()) {
            caller.send("POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
            Soon.holds(() -> assertThat(waiting.get()).isNotNull());
            assertThat(caller.untilQuiet()).isEmpty();
            waiting.get().bodyHandler(body -> waiting.get().response().end("got " + body));
            waiting.get().response().writeContinue();

            assertThat(caller.until("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
            assertThat(caller.send("body").until("got body")).startsWith("HTTP/1.1 200 OK").endsWith("got body");
        }
    }

    @Test
    void theBodyIsNotSentWhenTheUpstreamDoesNotWantIt() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response().setStatusCode(413).end("no"));
                Conversation caller = world.connect()) {
            String answer = caller.send(
                    "POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 413").endsWith("no");
        }
    }

    @Test
    void anOldCallerGetsAnAnswerOfUnknownLengthAsItComes() throws Exception {
        AtomicReference<HttpServerRequest> answering = new AtomicReference<>();
        try (GatewayWorld world = GatewayWorld.before(request -> {
            request.response().setChunked(true).write("first");
            answering.set(request);
        }); Conversation caller = world.connect()) {
            caller.send("GET /merchant-api/v1/x HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");

            assertThat(caller.until("first")).endsWith("\r\n\r\nfirst").doesNotContainIgnoringCase("chunked");
            answering.get().response().end(" last");
            assertThat(caller.untilClosed()).isEqualTo(" last");
        }
    }

    @Test
    void anHttp2CallerMaySendABodyOfUnknownLength() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                request -> request.body().onSuccess(body -> request.response().end(request.version() + " " + body)))) {
            HttpResponse<String> answer = world.http2().send(world.request("/x").header("Via", "1.1 cdn")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("unknown"))).build(), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("HTTP_1_1 unknown");
        }
    }

    @Test
    void refusalsAndFaultsOfTheUpstreamArePassedOnAsTheyAre() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response()
                .setStatusCode(Integer.parseInt(request.getParam("status"))).putHeader("Retry-After", "17").end("its own"))) {
            for (int status : new int[] { 401, 403, 429, 500, 502, 503, 504, 599 }) {
                HttpResponse<String> answer = world.get("/x?status=" + status);

                assertThat(answer.statusCode()).isEqualTo(status);
                assertThat(answer.body()).isEqualTo("its own");
                assertThat(answer.headers().firstValue("Retry-After")).contains("17");
            }
        }
    }
}
