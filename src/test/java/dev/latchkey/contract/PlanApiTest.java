package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PlanApiTest extends ApiTest {

    private static final String WHOLE = """
            "name": " Light ", "currency": "JPY", "monthlyFee": "3000", "monthlyCallQuota": 10000,
            "monthlyTransferQuotaBytes": 1073741824, "feePerExtraCall": "0.50", "hardQuota": true
            """;

    private final Staff.Plans plans = Staff.PLATFORM.plans();

    @Test
    void aPlanIsMadeAndThenChanged() {
        plans.put("made", WHOLE).statusCode(201)
                .body("code", equalTo("made")).body("version", equalTo(1)).body("name", equalTo("Light"))
                .body("currency", equalTo("JPY")).body("monthlyFee", equalTo("3000"))
                .body("monthlyCallQuota", equalTo(10000)).body("monthlyTransferQuotaBytes", equalTo(1073741824))
                .body("feePerExtraCall", equalTo("0.5")).body("hardQuota", equalTo(true));

        plans.put("made", """
                "name": "Light", "currency": "USD", "monthlyFee": "30.10", "feePerExtraCall": "0"
                """).statusCode(200)
                .body("version", equalTo(2)).body("monthlyFee", equalTo("30.1")).body("feePerExtraCall", equalTo("0"))
                .body("hardQuota", equalTo(false)).body("$", not(hasKey("monthlyCallQuota")));
    }

    @Test
    void aPlanThatIsPutAsItIsGetsNoNewVersion() {
        plans.put("same", WHOLE).statusCode(201);

        plans.put("same", WHOLE.replace("0.50", "0.500")).statusCode(200).body("version", equalTo(1));
        Staff.PLATFORM.allAuditEvents().list("?action=plan.changed").body("items.target", not(hasItem("same")));
    }

    @Test
    void everybodySeesTheNewestVersionOfEachPlanByCode() {
        plans.put("seen-b", 100, 10).statusCode(201);
        plans.put("seen-a", 100, 10).statusCode(201);
        plans.put("seen-a", 200, 10).statusCode(200);

        List<Map<String, Object>> seen = world().merchant().viewer().plans().list().statusCode(200)
                .extract().path("items.findAll { it.code.startsWith('seen-') }");

        assertThat(seen).extracting(plan -> plan.get("code"), plan -> plan.get("version"), plan -> plan.get("monthlyFee"))
                .containsExactly(tuple("seen-a", 2, "200"),
                        tuple("seen-b", 1, "100"));
    }

    @Test
    void onlyThePlatformChangesPlans() {
        world().merchant().owner().plans().put("mine", WHOLE).statusCode(403);

        plans.list().body("items.code", not(hasItem("mine")));
    }

    @Test
    void aChangeOfAPlanIsRecorded() {
        plans.put("recorded", 100, 10).statusCode(201);
        plans.put("recorded", 200, 10).statusCode(200);

        assertThat(recorded("plan.created")).containsEntry("actor", Staff.PLATFORM.email())
                .doesNotContainKeys("merchantId", "before").extracting("after")
                .isEqualTo(Map.of("name", "Plan recorded", "currency", "JPY", "monthlyFee", "100", "monthlyCallQuota", 10,
                        "feePerExtraCall", "0.5", "hardQuota", false));
        assertThat(recorded("plan.changed")).containsEntry("before", Map.of("monthlyFee", "100"))
                .containsEntry("after", Map.of("monthlyFee", "200"));
    }

    @Test
    void plansThatArePutAtTheSameTimeGetVersionsInTurn() {
        List<Integer> statuses = IntStream.range(0, 12).parallel()
                .mapToObj(i -> plans.put("contested", i, 10).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(plans.list().extract().<Integer> path("items.find { it.code == 'contested' }.version")).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name | \"\" | must not be blank",
            "name | \"a\\u0007b\" | control characters",
            "name | null | must not be blank",
            "currency | \"yen\" | currency such as JPY",
            "currency | \"XAU\" | currency such as JPY",
            "currency | null | must not be null",
            "monthlyFee | \"1e3\" | decimal number",
            "monthlyFee | \"-1\" | decimal number",
            "monthlyFee | \"1234567890123\" | decimal number",
            "monthlyFee | null | must not be null",
            "monthlyFee | \"0.5\" | smallest unit",
            "feePerExtraCall | \"0.1234567\" | decimal number",
            "monthlyCallQuota | -1 | greater than or equal to 0",
            "monthlyCallQuota | 9007199254740992 | less than or equal to",
            "monthlyTransferQuotaBytes | -1 | greater than or equal to 0",
            "monthlyCallQuota | null | ",
    })
    void aFieldThatBreaksARuleIsNamed(String field, String value, String detail) {
        plans.put("bad", with(field, value)).statusCode(422)
                .body("errors.field", hasItem(detail == null ? "hardQuota" : field))
                .body("errors.detail", hasItem(containsString(detail == null ? "no monthlyCallQuota" : detail)));
    }

    @ParameterizedTest
    @CsvSource({ "monthlyFee, 3000", "feePerExtraCall, 0.5", "monthlyCallQuota, '\"10\"'", "monthlyCallQuota, 1.5",
            "hardQuota, '\"yes\"'", "version, 3" })
    void aFieldThatCantBeReadIsNamed(String field, String value) {
        String fields = field.equals("version") ? WHOLE + ", \"version\": 3" : with(field, value);

        plans.put("bad", fields).statusCode(400).body("errors", hasSize(1)).body("errors[0].field", equalTo(field));
    }

    @Test
    void whatCantBeACodeNamesNoPlan() {
        plans.put("no.such", WHOLE).statusCode(404);
    }

    private static String with(String field, String value) {
        return WHOLE.replaceFirst("\"" + field + "\": (\"[^\"]*\"|[0-9a-z]+)",
                Matcher.quoteReplacement("\"" + field + "\": " + value));
    }

    private static Map<String, Object> recorded(String action) {
        List<Map<String, Object>> events = Staff.PLATFORM.allAuditEvents().list("?action=" + action).statusCode(200)
                .extract().path("items.findAll { it.target == 'recorded' }");
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
