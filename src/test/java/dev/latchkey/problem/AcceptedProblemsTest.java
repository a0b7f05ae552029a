package dev.latchkey.problem;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Generated clients ask for problems alone, and mean: if it goes wrong. */
@QuarkusTest
class AcceptedProblemsTest extends ApiTest {

    private TestMerchant merchant;
    private Staff owner;

    @BeforeEach
    void makeMerchant() {
        merchant = world().merchant();
        owner = merchant.owner();
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/problem+json", "application/problem+json, text/plain", "Application/Problem+JSON" })
    void whoAcceptsProblemsIsAnsweredJsonIfAllIsWell(String accept) {
        String path = "/api/v1/merchants/" + merchant.id();
        ValidatableResponse created = owner.request().accept(accept).body("{\"name\":\"" + accept.replace("/", " ") + "\"}")
                .post(path + "/api-keys").then().statusCode(201).contentType("application/json")
                .body("secret", startsWith("dxm_live_"));

        owner.request().accept(accept).get(path + "/api-keys").then().statusCode(200).contentType("application/json");
        owner.request().accept(accept).get(created.extract().header("Location")).then().statusCode(200)
                .contentType("application/json");
        MerchantApi.with(created.extract().path("secret")).accept(accept).get("/merchant-api/v1/merchant").then()
                .statusCode(200).contentType("application/json").body("merchantId", equalTo(merchant.id()));
    }

    @Test
    void andAProblemIfItIsNot() {
        owner.request().accept("application/problem+json").body("{\"name\":\"\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(422)
                .contentType("application/problem+json");
        MerchantApi.with("none").accept("application/problem+json").get("/merchant-api/v1/merchant").then().statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void nothingIsMadeForWhomCantBeAnswered() {
        owner.request().accept("text/plain").body("{\"name\":\"Core system\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(406);

        owner.keys(merchant.id()).list("").body("items", empty());
    }
}
