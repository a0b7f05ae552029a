package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

/** Who may say what in header fields. */
class HeadersTest {

    private static final List<CharSequence> COOKIES = List.of("latchkey-session=theirs", "b=c");
    private static final List<CharSequence> LINKS = List.of("<a>", "<b>");

    private final AtomicReference<MultiMap> seen = new AtomicReference<>();

    private MultiMap received(String fields, String... scopes) throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> {
            seen.set(request.headers());
            request.response().end();
        }, TestConfig.defaults(), scopes); Conversation caller = world.connect()) {
            assertThat(caller.send("GET /merchant-api/v1/x HTTP/1.1\r\nHost: api.example\r\n" + fields + "\r\n").untilQuiet())
                    .startsWith("HTTP/1.1 200");
            return seen.get();
        }
    }

    @Test
    void theUpstreamIsToldWhoAsksAndNotTheSecret() throws Exception {
        MultiMap fields = received("X-Merchant-API-Key: dxm_secret\r\nx_merchant_api_key: dxm_secret\r\n", "orders:read",
                "orders:write");

        assertThat(fields.getAll("X-Merchant-Id")).containsExactly(GatewayWorld.MERCHANT);
        assertThat(fields.getAll("X-Api-Key-Id")).containsExactly(GatewayWorld.KEY.toString());
        assertThat(fields.getAll("X-Api-Key-Scopes")).containsExactly("orders:read orders:write");
        assertThat(fields.toString()).doesNotContain("dxm_secret");
    }

    @Test
    void aKeyWithoutAListOfScopesIsToldAsSuch() throws Exception {
        assertThat(received("X-Api-Key-Scopes: forged\r\n").getAll("X-Api-Key-Scopes")).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Merchant-Id", "x-merchant-id", "X_Merchant_Id", "X-Merchant_ID", "X.Merchant.Id",
            "X-Api-Key-Id",
            "x_api_key_id", "X-Api-Key-Scopes", "X_API_KEY_SCOPES", "X-Forwarded-For", "X_Forwarded_For", "Forwarded",
            "X-Forwarded-Prefix", "X-Real-IP", "True-Client-IP", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override",
            "X_Http_Method_Override", "Proxy", "Cookie", "Transfer_Encoding", "Content_Length", "Keep-Alive",
            "Proxy-Connection", "Proxy-Authorization", "TE", "Trailer", "HTTP2-Settings" })
    void whatACallerClaimsIsNotPassedOn(String name) throws Exception {
        MultiMap fields = received(name + ": forged\r\n" + name + ": forged\r\n" + name.toUpperCase() + ": forged\r\n");

        assertThat(fields.toString()).doesNotContain("forged");
    }

    @Test
    void connectionNamesFieldsOfTheCallersOnly() throws Exception {
        MultiMap fields = received("Connection: X-Merchant-Id, x-api-key-id,X-Forwarded-For , X-Hop, keep-alive\r\n"
                + "Connection: x-hop-2\r\nX-Hop: one\r\nX-HOP-2: two\r\nX-End: kept\r\n");

        assertThat(fields.get("X-Merchant-Id")).isEqualTo(GatewayWorld.MERCHANT);
        assertThat(fields.get("X-Api-Key-Id")).isEqualTo(GatewayWorld.KEY.toString());
        assertThat(fields.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(fields.get("X-End")).isEqualTo("kept");
        assertThat(fields.names()).doesNotContain("X-Hop", "X-HOP-2");
        assertThat(fields.getAll("Connection").toString()).doesNotContainIgnoringCase("x-");
    }

    @Test
    void theUpstreamIsToldHowItWasReached() throws Exception {
        MultiMap fields = received("Via: 1.0 nginx\r\n");

        assertThat(fields.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
        assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("api.example");
        assertThat(fields.getAll("Via")).containsExactly("1.0 nginx, 1.1 latchkey");
        assertThat(fields.get("Host")).startsWith("127.0.0.1:");
    }

    @Test
    void otherUpgradesThanWebSocketsAreIgnored() throws Exception {
        MultiMap fields = received("Connection: Upgrade\r\nUpgrade: h2c-1\r\n");

        assertThat(fields.contains("Upgrade")).isFalse();
    }

    @Test
    void theUpstreamSpeaksForItselfAndNotForTheHost() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response()
                .putHeader("RateLimit", "\"core\";r=0;t=9").putHeader("X-RateLimit-Limit", "5")
                .putHeader("Cache-Control", "max-age=60").putHeader("X-Content-Type-Options", "off")
                .putHeader("Set-Cookie", COOKIES).putHeader("Clear-Site-Data", "\"*\"")
                .putHeader("Alt-Svc", "h3=\":1\"").putHeader("Strict-Transport-Security", "max-age=0")
                .putHeader("Connection", "X-Hop, RateLimit").putHeader("X-Hop", "one").putHeader("Keep-Alive", "timeout=7")
                .putHeader("Link", LINKS).end())) {
            var fields = world.get("/x").headers();

            assertThat(fields.allValues("RateLimit")).containsExactly("\"merchant\";r=299;t=60");
            assertThat(fields.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(fields.allValues("Cache-Control")).containsExactly("max-age=60");
            assertThat(fields.allValues("X-RateLimit-Limit")).containsExactly("5");
            assertThat(fields.allValues("Link")).containsExactly("<a>", "<b>");
            assertThat(fields.map()).doesNotContainKeys("set-cookie", "clear-site-data", "alt-svc",
                    "strict-transport-security", "x-hop", "keep-alive");
        }
    }

    @Test
    void anAnswerThatSaysNothingOfCachesIsNotForThem() throws Exception {
        try (GatewayWorld world = GatewayWorld.before(request -> request.response().end())) {
            assertThat(world.get("/x").headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }
}
