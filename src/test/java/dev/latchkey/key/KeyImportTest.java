package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyImportTest extends ApiTest {

    @Test
    void aSecretOfTheOtherSystemGoesOnWorking() {
        TestMerchant merchant = world().merchant();
        String secret = foreignSecret();
        MerchantApi.merchant(secret).statusCode(401);

        Staff.PLATFORM.keys(merchant.id()).importLines("""
                {"name": "Old ERP", "hash": "%s", "hint": "old-...%s", "scopes": ["orders:read"]}
                """.formatted(sha256(secret).toUpperCase(Locale.ROOT), secret.substring(32))).statusCode(201)
                .body("imported", equalTo(1));

        MerchantApi.merchant(secret).statusCode(200);
        merchant.viewer().keys(merchant.id()).list("")
                .body("items.name", equalTo(List.of("Old ERP")))
                .body("items[0].hint", startsWith("old-..."))
                .body("items[0].scopes", equalTo(List.of("orders:read")))
                .body("items[0].createdBy", equalTo(Staff.PLATFORM.email()))
                .body("items[0].secret", nullValue());
    }

    @Test
    void anImportedKeyLivesLikeAnyOther() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String secret = foreignSecret();
        Staff.PLATFORM.keys(merchant.id()).importLines(line("Old ERP", secret)).statusCode(201);
        String id = keys.list("").extract().path("items[0].id");

        keys.change(id, "{\"enabled\":false}").statusCode(200);
        MerchantApi.merchant(secret).statusCode(401);
        keys.change(id, "{\"enabled\":true}").statusCode(200);
        String successor = keys.rotate(id, 3600).secret();
        MerchantApi.merchant(secret).statusCode(200);
        assertThat(successor).startsWith("dxm_live_");
        MerchantApi.merchant(successor).statusCode(200);
        keys.revoke(id).statusCode(204);
        MerchantApi.merchant(secret).statusCode(401);
    }

    @Test
    void thousandsAreTakenOverAtOnceMoreThanStaffCouldMake() {
        TestMerchant merchant = world().merchant();
        List<String> secrets = IntStream.range(0, 5000).mapToObj(i -> foreignSecret()).toList();
        String lines = IntStream.range(0, 5000).mapToObj(i -> line("Imported " + i, secrets.get(i)))
                .collect(Collectors.joining("\r\n\n"));

        Staff.PLATFORM.keys(merchant.id()).importLines(lines).statusCode(201).body("imported", equalTo(5000));

        MerchantApi.merchant(secrets.get(4999)).statusCode(200);
        merchant.owner().keys(merchant.id()).post("{\"name\":\"One more\"}").statusCode(422)
                .body("code", equalTo("TOO_MANY_KEYS"));
    }

    @Test
    void whatIsWrongIsReportedByLineAndNothingIsMade() {
        TestMerchant merchant = world().merchant();
        String taken = foreignSecret();
        Staff.PLATFORM.keys(world().merchant().id()).importLines(line("Elsewhere", taken)).statusCode(201);
        merchant.owner().keys(merchant.id()).create("ERP");

        Staff.PLATFORM.keys(merchant.id()).importLines(String.join("\n",
                line("Good", foreignSecret()),
                "{\"name\":\"\",\"hash\":\"abc\"}",
                "not json",
                "{\"name\":\"a\",\"hash\":\"" + sha256("a") + "\",\"secret\":\"old-0\"}",
                "{\"name\":\"b\",\"hash\":\"" + sha256("b") + "\",\"scopes\":[\"no:such\"]}",
                line("Good", foreignSecret()),
                "null")).statusCode(422)
                .body("code", equalTo("INVALID_FIELDS"))
                .body("detail", containsString("Nothing was made"))
                .body("errors.field", hasItems("lines[1].name", "lines[1].hash", "lines[2]", "lines[3].secret",
                        "lines[4].scopes", "lines[5].name", "lines[6]"))
                .body("errors.detail", hasItems("line 2: must not be blank", "line 6: stands in line 1 already"));

        Staff.PLATFORM.keys(merchant.id()).importLines(String.join("\n", line("ERP", foreignSecret()), line("New", taken),
                "{\"name\":\"c\",\"hash\":\"" + sha256("c") + "\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")).statusCode(422)
                .body("errors.field", hasItems("lines[0].name", "lines[1].hash", "lines[2].expiresAt"));
        merchant.owner().keys(merchant.id()).list("").body("items", hasSize(1));
    }

    @Test
    void aReportOfManyMistakesIsCutAndSaysHowManyThereAre() {
        TestMerchant merchant = world().merchant();

        Staff.PLATFORM.keys(merchant.id()).importLines("{}\n".repeat(1000)).statusCode(422)
                .body("errors", hasSize(100))
                .body("errors.field", everyItem(startsWith("lines[")))
                .body("detail", containsString("2000"));
    }

    @Test
    void anImportOfNothingOrOfTooMuchIsRefused() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = Staff.PLATFORM.keys(merchant.id());

        keys.importLines("").statusCode(400);
        keys.importLines("\n \n").statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        keys.importLines(IntStream.rangeClosed(0, 10_000).mapToObj(i -> line("K" + i, "secret " + i))
                .collect(Collectors.joining("\n"))).statusCode(400);
        keys.importLines(" ".repeat(5 * 1024 * 1024)).statusCode(413);
        merchant.owner().keys(merchant.id()).list("").body("items", empty());
    }

    @Test
    void onlyThePlatformImportsAndOnlyThereBodiesAreLarge() {
        TestMerchant merchant = world().merchant();

        merchant.owner().keys(merchant.id()).importLines(line("ERP", foreignSecret())).statusCode(403);
        Staff.PLATFORM.keys("no-such-merchant").importLines(line("ERP", foreignSecret())).statusCode(404);
        merchant.owner().keys(merchant.id()).post(" ".repeat(100 * 1024)).statusCode(413);
    }

    private static String line(String name, String secret) {
        return "{\"name\":\"" + name + "\",\"hash\":\"" + sha256(secret) + "\"}";
    }

    private static String foreignSecret() {
        return "old-" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
