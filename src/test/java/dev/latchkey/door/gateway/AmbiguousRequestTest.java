package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two servers may read differently does not get to the second. */
class AmbiguousRequestTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private String answer(String request) throws Exception {
        try (GatewayWorld world = GatewayWorld.before(arrived -> {
            seen.add(arrived.method() + " " + arrived.uri());
            arrived.body().onSuccess(body -> arrived.response().end("passed on: " + body));
        }); Conversation caller = world.connect()) {
            return caller.send(request).untilQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/../../api/v1/merchants", "/merchant-api/v1/..", "/merchant-api/v1/x/../y",
            "/x/../merchant-api/v1/orders", "/x/%2e%2e/merchant-api/v1/orders", "/merchant-api/v1/./orders",
            "/merchant-api/v1/%2e%2e/orders", "/merchant-api/v1/.%2E/orders", "/merchant-api/v1//orders",
            "//merchant-api/v1/orders",
            "/merchant-api//v1/orders", "/merchant-api/v1/a%2fb", "/merchant-api/v1/a%2Fb", "/merchant-api/v1/a%5cb",
            "/merchant-api/v1/a\\b", "/merchant-api/v1/..%5c..%5capi", "/merchant-api/v1/orders;x=1",
            "/merchant-api/v1/..;/api",
            "/merchant-api/v1/a%3bb", "/merchant-api/v1/a%00", "/merchant-api/v1/%0d%0aHost:x", "/merchant-api/v1/a%0ab",
            "/merchant-api/v1/%252e%252e/x", "/merchant-api/v1/100%25", "/merchant-api/v1/a%3fb", "/merchant-api/v1/a%23b",
            "/merchant-api/v1/a#b", "/merchant-api/v1/a?b#c", "/merchant-api/v1/%zz", "/merchant-api/v1/%",
            "/merchant-api/v1/%c0%ae",
            "/merchant-api/v1/%ff", "/merchant-api/v1/caf\u00e9", "/merchant-api/v1/x?q=caf\u00e9", "/merchant%2dapi/v1/orders",
            "/merchant-api/v%31/orders", "/merchant-api/v1", "http://evil.example/merchant-api/v1/orders",
            "http://a/merchant-api/v1/orders", "https://a@evil.example/merchant-api/v1/orders", "*", "a:80",
            "/merchant-api/v1/..%20/x", "/merchant-api/v1/x%7f", "/MERCHANT-API/v1/orders", "/api/v1/merchants" })
    void aPathThatCanBeReadInSeveralWaysIsRefused(String path) throws Exception {
        String answer = answer("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/", "/merchant-api/v1/orders/", "/merchant-api/v1/a.b/..c/d..",
            "/merchant-api/v1/%E6%B3%A8",
            "/merchant-api/v1/a%20b", "/merchant-api/v1/a+b,c:d@e=f&g!$'()*~", "/merchant-api/v1/x?a=../../b&c=%2f;d\\",
            "/merchant-api/v1/x?",
            "/merchant-api/v1/...", "/merchant-api/v1/x?a?b" })
    void aPathBeyondDoubtArrivesAsItWasSent(String path) throws Exception {
        assertThat(answer("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 200");
        assertThat(seen).containsExactly("GET /base" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5, 6\r\n", "Content-Length: +5\r\n",
            "Content-Length: 0x5\r\n", "Content-Length: -1\r\n", "Content-Length: 5 5\r\n",
            "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: identity\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "Transfer-Encoding: \u000bchunked\r\n",
            "Transfer-Encoding : chunked\r\n", "Content-Length : 5\r\n",
            "X: y\rTransfer-Encoding: chunked\r\n", "X\u0000: y\r\n", ": y\r\n", "no colon\r\n",
            "X: a\u0000b\r\n" })
    void aRequestWhoseLengthOrFieldsAreInDoubtIsRefused(String fields) throws Exception {
        String smuggled = "0\r\n\r\nGET /merchant-api/v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
        String answer = answer("POST /merchant-api/v1/first HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + smuggled);

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(seen).isEmpty();
    }

    @Test
    void chunksBeatALengthAndTheUpstreamSeesOneOfThem() throws Exception {
        String answer = answer("""
                POST /merchant-api/v1/first HTTP/1.1\r
                Host: a\r
                Content-Length: 4\r
                Transfer-Encoding: chunked\r
                \r
                3\r
                abc\r
                0\r
                \r
                GET /merchant-api/v1/second HTTP/1.1\r
                Host: a\r
                \r
                """);

        // What follows the last chunk is a request of its own, for which the door is asked again.
        assertThat(answer).containsOnlyOnce("passed on: abc").endsWith("passed on: ");
        assertThat(seen).containsExactly("POST /base/merchant-api/v1/first", "GET /base/merchant-api/v1/second");
    }

    @Test
    void aFoldedLineIsPartOfTheFieldAbove() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(
                arrived -> arrived.response().end(arrived.getHeader("X") + "|" + arrived.getHeader("Transfer-Encoding")));
                Conversation caller = world.connect()) {
            assertThat(caller.send("GET /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n")
                    .untilQuiet()).endsWith("y Transfer-Encoding: chunked|null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "TRACE /merchant-api/v1/x", "CONNECT /merchant-api/v1/x" })
    void methodsForProxiesAreRefused(String line) throws Exception {
        assertThat(answer(line + " HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 405")
                .containsIgnoringCase("\r\nallow: ");
        assertThat(seen).isEmpty();
    }

    @Test
    void chunksOfAnOldCallerAreRefused() throws Exception {
        assertThat(
                answer("POST /merchant-api/v1/x HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.");
        assertThat(seen).isEmpty();
    }

    @Test
    void aChunkThatIsNoneEndsTheRequestAtTheUpstreamToo() throws Exception {
        answer("POST /merchant-api/v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\nabc\r\n0\r\n\r\n");

        assertThat(seen).allMatch(request -> request.equals("POST /base/merchant-api/v1/x")).hasSizeLessThanOrEqualTo(1);
    }
}
