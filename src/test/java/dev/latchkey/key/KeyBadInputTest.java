package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Whatever is wrong with a request is told with its field, and nothing is made. */
@QuarkusTest
class KeyBadInputTest extends ApiTest {

    private static final String PROBLEM = "application/problem+json";
    private static TestMerchant merchant;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | name | must not be blank",
            "{\"name\":null} | name | must not be blank",
            "{\"name\":\"\"} | name | must not be blank",
            "{\"name\":\" \\t \"} | name | must not be blank",
            "{\"name\":\"a\\u0000b\"} | name | must not contain control characters",
            "{\"name\":\"a\\nb\"} | name | must not contain control characters",
            "{\"name\":\"a\\ud800b\"} | name | must not contain control characters",
            "{\"name\":\"a\",\"description\":\"\\u0000\"} | description | must not contain control characters",
            "{\"name\":\"a\",\"scopes\":[\"ok:read\",\"Not OK\"]} | scopes[1] | must be a scope such as orders:read",
            "{\"name\":\"a\",\"scopes\":[null]} | scopes[0] | must not be null",
            "{\"name\":\"a\",\"allowedIps\":[\"example.com\"]} | allowedIps[0] | must be an IP address",
            "{\"name\":\"a\",\"allowedIps\":[\"10.0.0.0/33\"]} | allowedIps[0] | must be an IP address",
            "{\"name\":\"a\",\"expiresAt\":\"2001-01-01T00:00:00Z\"} | expiresAt | must be in the future",
    })
    void aFieldThatBreaksARuleIsNamed(String body, String field, String detail) {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post(body).statusCode(422)
                .contentType(PROBLEM)
                .body("status", equalTo(422))
                .body("code", equalTo("INVALID_FIELDS"))
                .body("errors.field", hasItem(field))
                .body("errors.pointer", hasItem("#/" + field.replace("[", "/").replace("]", "")))
                .body("errors.detail", hasItem(containsString(detail)));

        assertNothingWasMade(merchant);
    }

    @Test
    void tooLongTextsAreRefused() {
        TestMerchant merchant = merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());

        keys.post("{\"name\":\"" + "x".repeat(101) + "\"}").statusCode(422)
                .body("errors[0].detail", equalTo("must have at most 100 characters"));
        keys.post("{\"name\":\"ERP\",\"description\":\"" + "x".repeat(501) + "\"}").statusCode(422)
                .body("errors[0].field", equalTo("description"));

        assertNothingWasMade(merchant);
    }

    @Test
    void aTextOfAllThatABodyMayHoldIsRefusedLikeAnyOther() {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\",\"description\":\"" + "x".repeat(60_000) + "\"}")
                .statusCode(422).body("errors[0].detail", equalTo("must have at most 500 characters"));
    }

    @Test
    void aNameOfBlanksBetweenLettersIsTooLong() {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"a" + " ".repeat(60_000) + "b\"}").statusCode(422)
                .body("errors[0].detail", equalTo("must have at most 100 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u00a0", "\u3000", "\u200b", "\ufeff \u2060" })
    void aNameThatNobodySeesIsNone(String name) {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"" + name + "\"}").statusCode(422)
                .body("errors[0].detail", equalTo("must not be blank"));
    }

    @Test
    void aNameThatTurnsItsDirectionIsRefused() {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"pay\u202eexe.pdf\"}").statusCode(422)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void aSecretInTheUrlIsRefusedAndNotSearchedFor() {
        String secret = "dxm_live_00000000000000000000000000000000000000";

        for (String query : List.of("?q=" + secret, "?q=" + secret.replace("_", "%5F"))) {
            merchant().owner().keys(merchant().id()).list(query).statusCode(400).contentType(PROBLEM)
                    .body("detail", containsString("Revoke that key")).body("detail", not(containsString(secret)));
        }
    }

    @Test
    void anUnknownFieldsNameIsEscapedAndCut() {
        merchant().owner().keys(merchant().id()).post("{\"a/b~c\":1}").statusCode(400)
                .body("errors[0].pointer", equalTo("#/a~1b~0c"));
        merchant().owner().keys(merchant().id()).post("{\"" + "x".repeat(100) + "\":1}").statusCode(400)
                .body("errors[0].field", equalTo("x".repeat(30) + "..."));
    }

    @Test
    void allBadFieldsAreToldAtOnce() {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"\",\"scopes\":[\"?\"],\"allowedIps\":[\"?\"]}").statusCode(422)
                .body("errors.size()", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"name\":\"a\",\"nmae\":\"b\"} | nmae | is not a field of this request",
            "{\"name\":\"a\",\"secret\":\"dxm_live_x\"} | secret | is not a field of this request",
            "{\"name\":7} | name | must be a string",
            "{\"name\":true} | name | must be a string",
            "{\"name\":[\"a\"]} | name | must be a string",
            "{\"name\":\"a\",\"scopes\":\"orders:read\"} | scopes | must be an array",
            "{\"name\":\"a\",\"scopes\":[{}]} | scopes[0] | must be a string",
            "{\"name\":\"a\",\"env\":\"prod\"} | env | must be one of live, test",
            "{\"name\":\"a\",\"env\":0} | env | must be one of live, test",
            "{\"name\":\"a\",\"expiresAt\":1893456000} | expiresAt | must be a time",
            "{\"name\":\"a\",\"expiresAt\":\"tomorrow\"} | expiresAt | must be a time",
            "{\"name\":\"a\",\"expiresAt\":\"+12345-01-01T00:00:00Z\"} | expiresAt | must be a time",
    })
    void aFieldThatCantBeReadIsNamed(String body, String field, String detail) {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post(body).statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(detail));

        assertNothingWasMade(merchant);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"name\":\"a\"", "name=a", "{\"name\":\"a\",\"name\":\"b\"}",
            "{'name':'a'}", "{\"name\":\"a\"}]" })
    void brokenJsonIsToldByItsPlace(String body) {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post(body).statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("detail", containsString("not valid JSON, or has a field twice (line 1"));

        assertNothingWasMade(merchant);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "[]", "[{\"name\":\"a\"}]", "\"name\"", "7",
            "{\"name\":\"a\"} {}" })
    void aBodyThatIsNoObjectIsRefused(String body) {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post(body).statusCode(400)
                .contentType(PROBLEM)
                .body("detail", equalTo("One JSON object is needed as the body, and nothing after it."));

        assertNothingWasMade(merchant);
    }

    @Test
    void aSecretInTheWrongFieldIsNotRepeated() {
        TestMerchant merchant = merchant();
        String pasted = "dxm_live_00000000000000000000000000000000000000";

        String answer = merchant.owner().keys(merchant.id())
                .post("{\"name\":\"a\",\"expiresAt\":\"" + pasted + "\"}").statusCode(400).extract().asString();

        assertThat(answer).doesNotContain(pasted);
    }

    @Test
    void aBodyOfMoreThan64KibIsRefused() {
        TestMerchant merchant = merchant();

        merchant.owner().keys(merchant.id()).post("{\"name\":\"a\",\"description\":\"" + "x".repeat(65 * 1024) + "\"}")
                .statusCode(413)
                .contentType(PROBLEM)
                .body("code", equalTo("BODY_TOO_LARGE"))
                .body("detail", containsString("64 KiB"));

        assertNothingWasMade(merchant);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        TestMerchant merchant = merchant();

        merchant.owner().request().contentType(ContentType.TEXT).body("{\"name\":\"a\"}")
                .post("/api/v1/merchants/" + merchant.id() + "/api-keys").then().statusCode(415)
                .contentType(PROBLEM)
                .body("detail", containsString("application/json"));
    }

    @Test
    void anAnswerThatOnlyImagesAcceptIsRefused() {
        TestMerchant merchant = merchant();

        merchant.owner().request().accept("image/png").get("/api/v1/merchants/" + merchant.id() + "/api-keys").then()
                .statusCode(406).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({ "limit=0, limit", "limit=201, limit", "limit=many, limit", "limit=-1, limit", "status=lost, status",
            "cursor=x, cursor", "cursor=!!, cursor", "q=a%00b, q" })
    void aParameterThatMakesNoSenseIsNamed(String query, String parameter) {
        TestMerchant merchant = merchant();

        merchant.viewer().keys(merchant.id()).list("?" + query).statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("errors[0].field", equalTo(parameter));
    }

    // One for all: no test of this class makes anything.
    private TestMerchant merchant() {
        if (merchant == null) {
            merchant = world().merchant();
        }
        return merchant;
    }

    private static void assertNothingWasMade(TestMerchant merchant) {
        merchant.owner().keys(merchant.id()).list("").statusCode(200).body("items.size()", equalTo(0));
    }
}
