package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An integrating server. */
public final class MerchantApi {

    public static final String KEY_HEADER = "X-Merchant-API-Key";

    private MerchantApi() {
    }

    public static RequestSpecification with(String secret) {
        return given().filter(new IssuedSecrets()).filter(new SeenAnswers()).header(KEY_HEADER, secret);
    }

    public static ValidatableResponse merchant(String secret) {
        return with(secret).get("/merchant-api/v1/merchant").then();
    }

    public static ValidatableResponse usage(String secret) {
        return with(secret).get("/merchant-api/v1/usage").then();
    }
}
