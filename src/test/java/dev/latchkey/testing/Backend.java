package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** One of the platform's own systems, which asks about keys that it was shown. */
public record Backend(String id, String secret) {

    public static final Backend SHOP = new Backend("shop-backend", "test-only/secret+of==a%41backend-client");
    public static final Backend ERP = new Backend("Erp_2", "test-only-secret-of-another-client");

    public static final String FORM = "application/x-www-form-urlencoded";

    /** Of its own: what is wrong from here is no other test's. */
    private static final InetAddress ADDRESS = new InetSocketAddress("127.0.3.9", 0).getAddress();

    public RequestSpecification request() {
        return anonymous().header("Authorization", basic(id, secret));
    }

    /** By nobody. */
    public static RequestSpecification anonymous() {
        // What is sent is written here to the letter, or it is not known what was tested.
        return given().filter(new SeenAnswers()).baseUri("http://127.0.0.1").config(RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig().setParam("http.route.local-address", ADDRESS))
                .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(FORM, ContentType.TEXT)));
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** @param more further parameters, encoded, such as {@code &scope=orders:read} */
    public ValidatableResponse introspect(String token, String more) {
        return introspect("token=" + token + more);
    }

    public ValidatableResponse introspect(String body) {
        return introspect(request(), body);
    }

    public static ValidatableResponse introspect(RequestSpecification by, String body) {
        return by.contentType(FORM).body(body).post("/oauth2/introspect").then();
    }

    /** @param more JSON that goes on after the secret, e.g. {@code ,"cost":0} */
    public ValidatableResponse verify(String secret, String more) {
        return verifyBody("{\"secret\":\"" + secret + "\"" + more + "}");
    }

    public ValidatableResponse verifyBody(String body) {
        return request().contentType("application/json").body(body).post("/api/v1/verify").then();
    }
}
