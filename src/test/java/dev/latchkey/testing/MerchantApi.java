package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An integrating server. */
public final class MerchantApi {

    public static final String KEY_HEADER = "X-Merchant-API-Key";

    private static final InetAddress PROXY = new InetSocketAddress("127.0.9.1", 0).getAddress();

    private MerchantApi() {
    }

    public static RequestSpecification with(String secret) {
        return given().filter(new IssuedSecrets()).filter(new SeenAnswers()).header(KEY_HEADER, secret);
    }

    public static ValidatableResponse merchant(String secret) {
        return with(secret).get("/merchant-api/v1/merchant").then();
    }

    /**
     * By way of a proxy whose word for its callers is taken.
     *
     * @param forwardedFor the lines of X-Forwarded-For, as the proxy passes them on
     */
    public static RequestSpecification throughProxy(String secret, String... forwardedFor) {
        return throughProxy(with(secret), forwardedFor);
    }

    /** The same for any request. */
    public static RequestSpecification throughProxy(RequestSpecification request, String... forwardedFor) {
        request.baseUri("http://127.0.0.1").config(RestAssured.config()
                .httpClient(HttpClientConfig.httpClientConfig().setParam("http.route.local-address", PROXY)));
        for (String line : forwardedFor) {
            request.header("X-Forwarded-For", line);
        }
        return request;
    }

    public static ValidatableResponse usage(String secret) {
        return with(secret).get("/merchant-api/v1/usage").then();
    }
}
