package dev.latchkey.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class AccessTest extends ApiTest {

    @Test
    void ownersAndDevelopersChangeKeysAndViewersSeeThem() {
        TestMerchant merchant = world().merchant();
        TestKey ofOwner = merchant.owner().keys(merchant.id()).create("By owner");
        TestKey ofDeveloper = merchant.developer().keys(merchant.id()).create("By developer");
        Staff.Keys asViewer = merchant.viewer().keys(merchant.id());

        asViewer.list("").statusCode(200).body("items.name", equalTo(List.of("By developer", "By owner")));
        asViewer.get(ofOwner.id()).statusCode(200);
        asViewer.post("{\"name\":\"By viewer\"}").statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"))
                .body("detail", containsString("role"));
        asViewer.revoke(ofDeveloper.id()).statusCode(403);
        merchant.developer().keys(merchant.id()).get(ofDeveloper.id()).body("status", equalTo("active"));
    }

    @Test
    void aPlatformAccountMayWhatAnOwnerMay() {
        TestMerchant merchant = world().merchant();

        TestKey key = Staff.PLATFORM.keys(merchant.id()).create("By support");

        Staff.PLATFORM.keys(merchant.id()).revoke(key.id()).statusCode(204);
    }

    @Test
    void anotherMerchantsKeyAnswersLikeAMissingOne() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        String theirKey = theirs.owner().keys(theirs.id()).create("Theirs").id();
        String missingKey = "01980000-0000-7000-8000-000000000000";
        Staff.Keys keys = mine.owner().keys(mine.id());

        String answer = keys.get(theirKey).statusCode(404).extract().asString();

        assertThat(answer).isEqualTo(keys.get(missingKey).statusCode(404).extract().asString());
        assertThat(keys.revoke(theirKey).statusCode(404).extract().asString())
                .isEqualTo(keys.revoke(missingKey).statusCode(404).extract().asString());
        theirs.owner().keys(theirs.id()).get(theirKey).body("status", equalTo("active"));
    }

    @Test
    void anotherMerchantAnswersLikeAMissingOne() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();
        String theirKey = theirs.owner().keys(theirs.id()).create("Theirs").id();
        Staff.Keys keysOfTheirs = mine.owner().keys(theirs.id());
        Staff.Keys keysOfNobody = mine.owner().keys("nobody");

        assertThat(keysOfTheirs.list("").statusCode(404).extract().asString())
                .isEqualTo(keysOfNobody.list("").statusCode(404).extract().asString());
        assertThat(keysOfTheirs.get(theirKey).statusCode(404).extract().asString())
                .isEqualTo(keysOfNobody.get(theirKey).statusCode(404).extract().asString());
        assertThat(keysOfTheirs.post("{\"name\":\"Mine\"}").statusCode(404).extract().asString())
                .isEqualTo(keysOfNobody.post("{\"name\":\"Mine\"}").statusCode(404).extract().asString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/merchants/no%20id/api-keys", "/api/v1/merchants/nobody/api-keys",
            "/api/v1/merchants/nobody/api-keys/not-a-uuid", "/api/v1/nothing" })
    void whatIsMissingIsMissingForThePlatformToo(String path) {
        Staff.PLATFORM.request().get(path).then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void merchantsAreListedToTheirMembersOnly() {
        TestMerchant mine = world().merchant();
        TestMerchant theirs = world().merchant();

        mine.viewer().request().get("/api/v1/merchants").then().statusCode(200)
                .body("items.merchantId", equalTo(List.of(mine.id())));
        Staff.PLATFORM.request().get("/api/v1/merchants").then().statusCode(200)
                .body("items.merchantId", hasItem(theirs.id()));
    }

    @Test
    void onlyThePlatformPutsMerchantsAndContracts() {
        TestMerchant merchant = world().merchant();

        for (String path : List.of("/api/v1/merchants/" + merchant.id(), "/api/v1/merchants/" + merchant.id()
                + "/subscription", "/api/v1/merchants/nobody")) {
            merchant.owner().put(path, "{}").statusCode(403).body("code", equalTo("FORBIDDEN"));
        }
    }

    @Test
    void whoeverDoesNotSignInIsToldHow() {
        TestMerchant merchant = world().merchant();
        List<RequestSpecification> strangers = List.of(given(),
                given().auth().preemptive().basic(merchant.owner().email(), "not-the-password"),
                given().auth().preemptive().basic("nobody@test.invalid", Staff.PASSWORD),
                given().auth().preemptive().basic("no\0body", Staff.PASSWORD),
                given().header("Authorization", "Basic !!!"),
                given().header("Authorization", "Bearer abc"));

        for (RequestSpecification stranger : strangers) {
            stranger.get("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", startsWith("Basic realm="))
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Test
    void anEmailAddressIsTheSameInCapitals() {
        TestMerchant merchant = world().merchant();

        new Staff(merchant.owner().email().toUpperCase(java.util.Locale.ROOT)).keys(merchant.id()).create("ERP");
    }
}
