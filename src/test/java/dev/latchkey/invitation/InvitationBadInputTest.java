package dev.latchkey.invitation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.SeenAnswers;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Invitations that make no sense are told with their field, and nothing is made. */
@QuarkusTest
class InvitationBadInputTest extends ApiTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"role\":\"viewer\"} | 422 | email | must not be null",
            "{\"email\":\"a@b.example\"} | 422 | role | must not be null",
            "{\"email\":\"\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":\"nobody\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":\"a@b\\r\\nBcc: c@d\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":\"a\\u0000@b\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":\"a@b,c@d\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":\"\\ud800@b\",\"role\":\"viewer\"} | 422 | email | must be an email address",
            "{\"email\":7,\"role\":\"viewer\"} | 400 | email | must be a string",
            "{\"email\":[\"a@b\"],\"role\":\"viewer\"} | 400 | email | must be a string",
            "{\"email\":\"a@b\",\"role\":\"admin\"} | 400 | role | must be one of owner, developer, viewer",
            "{\"email\":\"a@b\",\"role\":\"viewer\",\"lifetime\":\"P1D\"} | 400 | lifetime | is not a field",
    })
    void aFieldThatMakesNoSenseIsNamed(String body, int status, String field, String detail) {
        TestMerchant merchant = world().merchant();

        merchant.owner().invitations(merchant.id()).postBody(body).statusCode(status).contentType(PROBLEM)
                .body("errors.field", equalTo(List.of(field)))
                .body("errors[0].detail", containsString(detail));
        merchant.owner().invitations(merchant.id()).list().body("items", empty());
    }

    @Test
    void anAddressOfMoreThan254CharactersIsRefused() {
        TestMerchant merchant = world().merchant();

        merchant.owner().invitations(merchant.id()).post("a@" + "b".repeat(253), "viewer").statusCode(422)
                .body("errors[0].field", equalTo("email"));
        merchant.owner().invitations(merchant.id()).post("a@" + "b".repeat(252), "viewer").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "\"a@b\"", "{" })
    void aBodyThatIsNoObjectIsRefused(String body) {
        TestMerchant merchant = world().merchant();

        merchant.owner().invitations(merchant.id()).postBody(body).statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"));
    }

    @Test
    void whoComesWithoutPasswordButWithWrongCredentialsIsNotSignedIn() {
        TestMerchant merchant = world().merchant();
        String token = merchant.owner().invitations(merchant.id()).invite("new@" + merchant.id() + ".test.invalid", "viewer")
                .token();

        MerchantApi.throughProxy(new Staff("nobody@test.invalid").request(), "198.51.100.78")
                .body("{\"token\":\"" + token + "\"}").post("/api/v1/invitations/accept").then().statusCode(401)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = { "preview", "accept" })
    void anotherSitesPageCanNotOpenALink(String action) {
        given().filter(new SeenAnswers()).header("Sec-Fetch-Site", "cross-site").contentType("application/json")
                .body("{\"token\":\"x\"}").post("/api/v1/invitations/" + action).then().statusCode(403).contentType(PROBLEM);
    }
}
