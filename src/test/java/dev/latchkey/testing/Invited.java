package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/**
 * Somebody who opened an invitation's link, and is not signed in.
 *
 * @param token what stands behind the {@code #} of the link
 */
public record Invited(String token) {

    /** What those choose who had no account; nothing that the service writes may have it. */
    public static final String CHOSEN_PASSWORD = "chosen-by-the-invited";

    public ValidatableResponse preview() {
        return post("preview", "{\"token\":\"" + token + "\"}");
    }

    public ValidatableResponse accept(String password) {
        return post("accept", "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
    }

    public static ValidatableResponse post(String action, String body) {
        return given().filter(new SeenAnswers()).contentType(ContentType.JSON).body(body).post("/api/v1/invitations/" + action)
                .then();
    }
}
