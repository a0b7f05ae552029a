package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Routes of the tests' configuration that need a scope. Nothing is there: whoever may look for it is told so. */
@QuarkusTest
class RequiredScopeTest extends ApiTest {

    private static final String SCOPED = "/merchant-api/v1/scoped-by-test";
    private static final String WRITTEN = "/merchant-api/v1/written-by-test/7";

    private String reader;
    private String other;
    private String unlimited;

    @BeforeEach
    void makeKeys() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        reader = keys.create("Reader", ",\"scopes\":[\"inventory:read\",\"orders:read\"]").secret();
        other = keys.create("Other", ",\"scopes\":[\"inventory:read\"]").secret();
        unlimited = keys.create("Unlimited").secret();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/7", "/7/lines" })
    void aRouteIsOpenToKeysWithItsScopeAndToKeysWithoutAny(String rest) {
        MerchantApi.with(reader).get(SCOPED + rest).then().statusCode(404);
        MerchantApi.with(unlimited).get(SCOPED + rest).then().statusCode(404);
        MerchantApi.with(other).get(SCOPED + rest).then().statusCode(403)
                .body("error.messages[1]", containsString("scope"));
    }

    @Test
    void elsewhereNoScopeIsNeeded() {
        MerchantApi.merchant(other).statusCode(200);
        MerchantApi.with(other).get(SCOPED + "s").then().statusCode(404);
    }

    @Test
    void aRouteMayBeForSomeMethodsOnly() {
        MerchantApi.with(other).get(WRITTEN).then().statusCode(404);
        MerchantApi.with(other).post(WRITTEN).then().statusCode(403);
        MerchantApi.with(other).put(WRITTEN).then().statusCode(403);
        MerchantApi.with(other).post(WRITTEN + "/lines").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1//scoped-by-test/7", "/merchant-api/v1/./scoped-by-test/7",
            "/merchant-api/v1/x/../scoped-by-test/7", "/x/%2e%2e/merchant-api/v1/scoped-by-test/7",
            "/merchant-api/v1/scoped%2Dby-test/7", "/merchant-api/v1/scoped%2dby-test/7", "/merchant-api/v1/scoped-by-test;x/7",
            "/merchant-api/v1/%2fscoped-by-test/7",
            "/merchant-api/v1/x%2f..%2fscoped-by-test/7", "/merchant-api/v1/x/..;/scoped-by-test/7",
            "/merchant-api/v1/x/%252e%252e/scoped-by-test", "/merchant-api/v1/scoped-by-test/7?x=/..",
            "/merchant-api/v1/%c0%af",
            "/merchant-api/v1\\scoped-by-test\\7" })
    void noWayAroundARouteIsFound(String path) throws Exception {
        // 400 where it is no path; 404 would be what is behind the door.
        assertThat(status("GET", path, other)).isIn(400, 403);
        assertThat(status("HEAD", path, other)).isIn(400, 403);
        assertThat(status("get", path, other)).isIn(400, 403);
    }

    /** Without a client that would mend the path first. */
    private static int status(String method, String path, String secret) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + MerchantApi.KEY_HEADER + ": " + secret + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }
}
