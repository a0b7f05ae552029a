package dev.latchkey.documents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.SeenAnswers;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import dev.latchkey.verify.Code;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/**
 * Walks the documents, the README and what {@code /docs} shows, and compares them with all that the service answered during the
 * whole suite: what was answered is documented, and what is documented was answered.
 */
@QuarkusTest
@Order(Integer.MAX_VALUE - 1)
class DocumentsTest extends ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** These need a fault of ours, or a store that is away; other tests bring them about where it can be done. */
    private static final Set<String> NOT_PROVOKED_HERE = Set.of("408", "500", "503");

    @Test
    void whatWasAnsweredIsDocumentedAndWhatIsDocumentedWasAnswered() throws IOException {
        Set<String> complaints = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (String name : List.of("management", "merchant")) {
            ApiDocument document = ApiDocument.fetch(name);
            provokeWhatEveryOperationRefuses(document);
            AnswerReader reader = new AnswerReader(document);
            Map<String, Set<String>> answered = new TreeMap<>();
            for (SeenAnswers.Answer answer : SeenAnswers.all()) {
                var operation = document.operation(answer.method(), answer.path());
                if (operation.isPresent()) {
                    answered.computeIfAbsent(operation.get().toString(), o -> new TreeSet<>())
                            .add(Integer.toString(answer.status()));
                    reader.read(answer, operation.get());
                }
            }
            for (ApiDocument.Operation operation : document.operations()) {
                Set<String> missing = new TreeSet<>(operation.statuses());
                missing.removeAll(answered.getOrDefault(operation.toString(), Set.of()));
                missing.removeAll(NOT_PROVOKED_HERE);
                missing.forEach(status -> complaints.add(operation + " was never answered " + status));
            }
            complaints.addAll(reader.complaints());
            fields.addAll(fieldsOfAnswers(document));
            seen.addAll(reader.seen());
        }
        fields.stream().filter(field -> !isSeen(field, seen))
                .forEach(field -> complaints.add(field + " was never in an answer"));

        assertThat(complaints).isEmpty();
    }

    @Test
    void theReadmeTellsEveryCodeWithItsStatus() throws IOException {
        String readme = readme();
        Map<Integer, String> rows = Pattern.compile("(?m)^\\| ([0-9, ]+) \\|(.*)$").matcher(readme).results()
                .flatMap(row -> Stream.of(row.group(1).split(",")).map(status -> Map.entry(Integer.parseInt(status.strip()),
                        row.group(2))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<String> complaints = new TreeSet<>();
        for (ProblemCode code : ProblemCode.values()) {
            if (!rows.getOrDefault(code.status(), "").contains("`" + code.name() + "`")) {
                complaints.add(code + " is not in the README's row of " + code.status());
            }
        }
        for (Code code : Code.values()) {
            if (!rows.containsKey(code.status())) {
                complaints.add(code.status() + " is not in the README");
            }
        }
        Set<String> codes = Stream.of(ProblemCode.values()).map(Enum::name).collect(Collectors.toSet());
        rows.values().forEach(row -> names(row, "`([A-Z_]{5,})`").stream().filter(name -> !codes.contains(name))
                .forEach(name -> complaints.add("There is no " + name)));

        assertThat(complaints).isEmpty();
    }

    @Test
    void theReadmeTellsEveryOperationAndNoOther() throws IOException {
        Set<String> operations = Stream.of("management", "merchant")
                .flatMap(name -> ApiDocument.fetch(name).operations().stream())
                .map(ApiDocument.Operation::toString).collect(Collectors.toSet());

        assertThat(names(readme(), "`((?:GET|PUT|POST|PATCH|DELETE) /(?:api|merchant-api|oauth2)/[^`?]*)[^`]*`"))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    /** What holds for all operations alike is not tested for each elsewhere. */
    private void provokeWhatEveryOperationRefuses(ApiDocument document) {
        TestMerchant merchant = world().merchant();
        TestMerchant other = world().merchant();
        String secret = merchant.owner().keys(merchant.id()).create("In a URL").secret();
        Staff guessed = whoseAccountIsGuessedAt();
        for (ApiDocument.Operation operation : document.operations()) {
            if (operation.path().startsWith("/api/v1/")) {
                String path = path(operation, merchant.id());
                send(given().filter(new SeenAnswers()), operation, "{}", path);
                send(merchant.viewer().request(), operation, "{}", path);
                send(other.owner().request(), operation, "{}", path);
                send(guess(guessed), operation, "{}", path);
                send(Staff.PLATFORM.request(), operation, "{}", path(operation, "no.such"));
                send(Staff.PLATFORM.request(), operation, "{", path + "?q=" + secret);
                if (operation.node().has("requestBody")) {
                    send(Staff.PLATFORM.request(), operation, " ".repeat(5 << 20), path);
                    Staff.PLATFORM.request().contentType("text/plain").body("x").request(operation.method(), path);
                }
            }
        }
        provokeWhatUsageRefuses(merchant);
    }

    /** Nobody's account is guessed at, which is all the same to those who ask. */
    private static Staff whoseAccountIsGuessedAt() {
        Staff guessed = new Staff("guessed@test.invalid");
        for (int attempt = 0; attempt < 25; attempt++) {
            guess(guessed).get("/api/v1/scopes");
        }
        return guessed;
    }

    /** From an address of its own: that of the tests must not be throttled. */
    private static RequestSpecification guess(Staff guessed) {
        return MerchantApi.throughProxy(guessed.request(), "198.51.100.77");
    }

    private static void provokeWhatUsageRefuses(TestMerchant merchant) {
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        MerchantApi.usage("none").statusCode(401);
        MerchantApi.usage(keys.create("Elsewhere", ",\"allowedIps\":[\"203.0.113.1\"]").secret()).statusCode(403);
        String secret = keys.create("Lapsed").secret();
        merchant.subscribe("suspended", Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        MerchantApi.usage(secret).statusCode(402);
    }

    private static String path(ApiDocument.Operation operation, String merchant) {
        return operation.path().replace("{merchantId}", merchant).replace("{code}", merchant)
                .replaceAll("\\{(keyId|invitationId|deliveryId)}", "0190a6c0-0000-7000-8000-000000000000")
                .replace("{subject}", "somebody@example.com");
    }

    private static void send(RequestSpecification request, ApiDocument.Operation operation, String body, String path) {
        request.contentType(operation.requestType()).body(body.getBytes(StandardCharsets.UTF_8))
                .request(operation.method(), path);
    }

    // A new key has not yet what comes with its use; the document tells its fields together with those of every key.
    private static boolean isSeen(String field, Set<String> seen) {
        return seen.contains(field) || field.startsWith("CreatedApiKey.")
                && seen.contains(field.replace("CreatedApiKey.", "ApiKey."));
    }

    /** Of every schema that an answer can have. */
    private static Set<String> fieldsOfAnswers(ApiDocument document) {
        Set<String> fields = new TreeSet<>();
        List<JsonNode> schemas = new ArrayList<>();
        document.operations().forEach(operation -> schemas.addAll(operation.schemas()));
        Set<String> read = new TreeSet<>();
        while (!schemas.isEmpty()) {
            JsonNode schema = schemas.removeLast();
            String name = schema.path("$ref").asText("").replaceFirst(".*/", "");
            if (!name.isEmpty() && read.add(name)) {
                document.resolve(schema).path("properties").properties().forEach(property -> {
                    fields.add(name + "." + property.getKey());
                    schemas.add(property.getValue());
                });
            } else if (schema.has("items")) {
                schemas.add(schema.path("items"));
            }
        }
        return fields;
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
