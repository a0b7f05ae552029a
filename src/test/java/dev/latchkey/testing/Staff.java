package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * Somebody who is signed in to the Management API.
 *
 * @param email the account, whose password is {@link #PASSWORD}
 */
public record Staff(String email) {

    public static final String PASSWORD = "test-only-password";
    public static final Staff PLATFORM = new Staff("platform@test.invalid");

    public RequestSpecification request() {
        return given().filter(new IssuedSecrets()).auth().preemptive().basic(email, PASSWORD)
                .contentType(ContentType.JSON);
    }

    public Keys keys(String merchant) {
        return new Keys(this, "/api/v1/merchants/" + merchant + "/api-keys");
    }

    public ValidatableResponse put(String path, String body) {
        return request().body(body).put(path).then();
    }

    /** One merchant's keys, as this person sees and changes them. */
    public record Keys(Staff staff, String path) {

        /** Makes a key of that name, and gives it with its secret. */
        public TestKey create(String name) {
            return create(name, "");
        }

        /** @param moreFields JSON that goes on after the name, e.g. {@code ,"env":"test"} */
        public TestKey create(String name, String moreFields) {
            return post("{\"name\":\"" + name + "\"" + moreFields + "}").statusCode(201).extract().as(TestKey.class);
        }

        public ValidatableResponse post(String body) {
            return staff.request().body(body).post(path).then();
        }

        /** @param query what stands behind the path, percent-encoded */
        public ValidatableResponse list(String query) {
            return staff.request().urlEncodingEnabled(false).get(path + query).then();
        }

        public ValidatableResponse get(String keyId) {
            return staff.request().get(path + "/" + keyId).then();
        }

        public ValidatableResponse revoke(String keyId) {
            return staff.request().delete(path + "/" + keyId).then();
        }
    }
}
