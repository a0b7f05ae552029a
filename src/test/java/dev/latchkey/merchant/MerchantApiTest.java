package dev.latchkey.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MerchantApiTest extends ApiTest {

    private static final Instant NOW = Instant.now();

    @Test
    void aMerchantIsMadeAndThenReplaced() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.put(", \"requestsPerMinute\": 1000").statusCode(200)
                .body("merchantId", equalTo(merchant.id()))
                .body("names.name", equalTo(List.of("山田製作所", "Yamada Works")))
                .body("countryCode", equalTo("JP"))
                .body("enabledLanguageCodes", equalTo(List.of("ja", "en")))
                .body("timeZone", equalTo("Asia/Tokyo"))
                .body("requestsPerMinute", equalTo(1000));
        merchant.put("").statusCode(200).body("requestsPerMinute", equalTo(300));
    }

    @Test
    void aLimitOnTrialIsShownWhileThereIsOne() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.put(", \"requestsPerMinute\": 1000, \"shadowRequestsPerMinute\": 500").statusCode(200)
                .body("requestsPerMinute", equalTo(1000))
                .body("shadowRequestsPerMinute", equalTo(500));
        merchant.put("").statusCode(200).body("$", not(hasKey("shadowRequestsPerMinute")));
    }

    @Test
    void aContractIsMadeAndThenReplaced() {
        TestMerchant merchant = world().merchantWithoutContract();

        merchant.subscribe("active", NOW, NOW.plus(Duration.ofDays(30))).statusCode(201)
                .body("plan", equalTo("standard")).body("status", equalTo("active"));
        merchant.subscribe("suspended", NOW, NOW.plus(Duration.ofDays(30))).statusCode(200)
                .body("status", equalTo("suspended"));
    }

    @Test
    void namesAreTrimmed() {
        Staff.PLATFORM.put("/api/v1/merchants/trimmed", """
                {"names": [{"languageCode": "ja", "name": " 山田製作所\u3000"}], "countryCode": "JP", "enabledLanguageCodes": ["ja"]}
                """).body("names[0].name", equalTo("山田製作所"));
    }

    @Test
    void ofManyWhoMakeTheSameMerchantOneDoes() {
        Set<Integer> seen = new HashSet<>();
        // Whether two of them find nobody there at the same moment is chance, but not a hundred times in a row.
        for (int round = 0; round < 100 && !seen.contains(409); round++) {
            String id = "contested-" + round;
            List<Integer> statuses = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> new TestMerchant(id).put("").extract().statusCode(), Thread::startVirtualThread)).toList().stream()
                    .map(CompletableFuture::join).toList();

            assertThat(statuses).containsOnlyOnce(201).isSubsetOf(200, 201, 409);
            seen.addAll(statuses);
        }

        assertThat(seen).contains(409);
    }

    @Test
    void aContractNeedsAMerchant() {
        new TestMerchant("nobody").subscribe("active", NOW, NOW.plus(Duration.ofDays(30))).statusCode(404);
    }

    @Test
    void aPeriodEndsAfterItsStart() {
        world().merchantWithoutContract().subscribe("active", NOW, NOW).statusCode(422)
                .body("errors[0].field", equalTo("currentPeriodEnd"))
                .body("errors[0].detail", equalTo("must be after currentPeriodStart"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"names\": [] | names | must not be empty",
            "\"names\": [null] | names[0] | must not be null",
            "\"names\": [{\"languageCode\": \"japanese!\", \"name\": \"x\"}] | names[0].languageCode | language tag",
            "\"names\": [{\"languageCode\": \"ja\", \"name\": \" \"}] | names[0].name | must not be blank",
            "\"names\": [{\"languageCode\": \"ja\", \"name\": \"a\"}, {\"languageCode\": \"ja\", \"name\": \"b\"}] | names | one name for each",
            "\"countryCode\": \"Japan\" | countryCode | two capital letters",
            "\"enabledLanguageCodes\": [] | enabledLanguageCodes | must not be empty",
            "\"timeZone\": \"Tokyo\" | timeZone | name of a time zone",
            "\"requestsPerMinute\": 0 | requestsPerMinute | greater than or equal to 1",
            "\"requestsPerMinute\": 10001 | requestsPerMinute | less than or equal to 10000",
            "\"shadowRequestsPerMinute\": 0 | shadowRequestsPerMinute | greater than or equal to 1",
            "\"shadowRequestsPerMinute\": 10001 | shadowRequestsPerMinute | less than or equal to 10000",
    })
    void aFieldThatBreaksARuleIsNamed(String field, String name, String detail) {
        Staff.PLATFORM.put("/api/v1/merchants/bad-input", bodyWith(field)).statusCode(422)
                .body("errors.field", hasItem(name))
                .body("errors.detail", hasItem(containsString(detail)));

        Staff.PLATFORM.keys("bad-input").list("").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"requestsPerMinute\": 1.5 | requestsPerMinute | must be a whole number",
            "\"requestsPerMinute\": \"300\" | requestsPerMinute | must be a whole number",
            "\"names\": {} | names | must be an array",
            "\"names\": [\"x\"] | names[0] | must be an object",
            "\"colour\": \"red\" | colour | is not a field",
    })
    void aFieldThatCantBeReadIsNamed(String field, String name, String detail) {
        Staff.PLATFORM.put("/api/v1/merchants/bad-input", bodyWith(field)).statusCode(400)
                .body("errors[0].field", equalTo(name))
                .body("errors[0].detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource({ "status, '\"paused\"', 400", "plan, '\"no plan\"', 422", "plan, null, 422", "currentPeriodEnd, null, 422",
            "currentPeriodStart, '\"today\"', 400" })
    void aContractThatMakesNoSenseIsRefused(String field, String value, int status) {
        TestMerchant merchant = world().merchantWithoutContract();

        Staff.PLATFORM.put("/api/v1/merchants/" + merchant.id() + "/subscription", replace("""
                {"plan": "standard", "status": "active", "currentPeriodStart": "2026-01-01T00:00:00Z",
                 "currentPeriodEnd": "2027-01-01T00:00:00Z"}
                """, field, value)).statusCode(status).body("errors[0].field", equalTo(field));
    }

    private static String bodyWith(String field) {
        String name = field.substring(1, field.indexOf('"', 1));
        String body = """
                {"names": [{"languageCode": "ja", "name": "x"}], "countryCode": "JP", "enabledLanguageCodes": ["ja"]}
                """;
        return body.contains("\"" + name + "\"")
                ? replace(body, name, field.substring(field.indexOf(':') + 1))
                : body.replace("}\n", ", " + field + "}");
    }

    private static String replace(String json, String field, String value) {
        return json.replaceFirst("\"" + field + "\": (\\[.*?](?=[,}])|\"[^\"]*\")",
                java.util.regex.Matcher.quoteReplacement("\"" + field + "\": " + value));
    }
}
