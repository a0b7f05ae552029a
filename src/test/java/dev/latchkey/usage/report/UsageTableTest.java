package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class UsageTableTest extends ApiTest {

    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
    private static final String TIME = "?from=2026-03-10T10:00:00Z&to=2026-03-10T12:00:00Z";
    private static final Pattern FIELD = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^\",\r\n]*)(,|\r\n)");

    @Test
    void everyKeyHasALineForEachStepInWhichAnythingWasCounted() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("Core, \\\"new\\\" 基幹");
        String unknown = "f190a6c0-0000-7000-8000-000000000002";
        database().addUsage(merchant.id(), key.id(), "CALLS", TEN, 5);
        database().addUsage(merchant.id(), key.id(), "BYTES", TEN, 700);
        database().addUsage(merchant.id(), key.id(), "RATE_LIMITED", TEN, 3);
        database().addUsage(merchant.id(), key.id(), "UNAVAILABLE", TEN, 1);
        database().addUsage(merchant.id(), unknown, "CALLS", TEN.plusSeconds(3600), 2);

        ValidatableResponse answer = merchant.viewer().usage(merchant.id()).csv(TIME).statusCode(200)
                .contentType("text/csv;charset=utf-8").header("Cache-Control", "no-store").header("Content-Disposition",
                        "attachment; filename=\"usage-" + merchant.id() + "-20260310T1000Z-20260310T1200Z.csv\"");

        assertThat(rows(answer.extract().asString())).containsExactly(
                List.of("at", "keyId", "keyName", "calls", "bytes", "refused", "REVOKED", "EXPIRED", "DISABLED",
                        "ADDON_INACTIVE",
                        "IP_NOT_ALLOWED", "INSUFFICIENT_SCOPE", "RATE_LIMITED", "QUOTA_EXCEEDED", "UNAVAILABLE"),
                List.of("2026-03-10T10:00:00Z", key.id(), "Core, \"new\" 基幹", "5", "700", "4", "0", "0", "0", "0", "0", "0",
                        "3",
                        "0", "1"),
                List.of("2026-03-10T11:00:00Z", unknown, "", "2", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"));
    }

    @Test
    void whereNothingWasCountedThereIsTheHeadAlone() {
        TestMerchant merchant = world().merchantWithoutContract();

        assertThat(rows(merchant.viewer().usage(merchant.id()).csv(TIME + "&step=minute&keyId=" + UUID.randomUUID())
                .statusCode(200).extract().asString())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "=HYPERLINK(\"a\")", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1" })
    void aNameIsNoFormula(String name) {
        assertThat(rows(UsageTable.text(name) + "\r\n")).containsExactly(List.of("'" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ERP", "a=1", "'quoted'", "\"", "a,b", "1-2" })
    void otherNamesStayAsTheyAre(String name) {
        assertThat(rows(UsageTable.text(name) + "\r\n")).containsExactly(List.of(name));
    }

    /** RFC 4180, 2; fails if there is anything that it does not allow. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int end = 0;
        for (MatchResult field : FIELD.matcher(csv).results().toList()) {
            assertThat(field.start()).isEqualTo(end);
            end = field.end();
            String text = field.group(1);
            row.add(text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text);
            if (field.group(2).equals("\r\n")) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        assertThat(end).isEqualTo(csv.length());
        return rows;
    }
}
