package dev.latchkey.merchant;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Subjects and bodies that make no sense are told with their name, and nothing is made. */
@QuarkusTest
class MemberBadInputTest extends ApiTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = { "a\0b", "a\nb", " ", "\u3000", "a\u202eb", "a\u200bb" })
    void aSubjectThatNobodyCanHaveIsRefused(String subject) {
        Staff.Members members = Staff.PLATFORM.members(world().merchantWithoutContract().id());

        members.put(subject, "viewer").statusCode(400).contentType(PROBLEM)
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("errors[0].field", equalTo("subject"))
                .body("errors[0].detail", containsString("1 to 255 characters"));
        members.get(subject).statusCode(400);
        members.remove(subject).statusCode(400);
    }

    @Test
    void aSubjectHasAtMost255Characters() {
        Staff.Members members = Staff.PLATFORM.members(world().merchantWithoutContract().id());

        members.put("x".repeat(255), "viewer").statusCode(201);
        members.put("x".repeat(256), "viewer").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | 422 | role", "{\"role\":null} | 422 | role", "{\"role\":\"admin\"} | 400 | role",
            "{\"role\":\"OWNER\"} | 400 | role", "{\"role\":0} | 400 | role", "{\"role\":[\"owner\"]} | 400 | role",
            "{\"role\":\"owner\",\"platform\":true} | 400 | platform" })
    void aBodyThatMakesNoSenseIsRefused(String body, int status, String field) {
        TestMerchant merchant = world().merchant();

        merchant.owner().members(merchant.id()).putBody("somebody", body).statusCode(status).contentType(PROBLEM)
                .body("errors[0].field", equalTo(field));
        merchant.owner().members(merchant.id()).get("somebody").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "{" })
    void aBodyThatIsNoObjectIsRefused(String body) {
        TestMerchant merchant = world().merchant();

        merchant.owner().members(merchant.id()).putBody("somebody", body).statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"));
    }

}
