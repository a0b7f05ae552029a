package dev.latchkey.documents;

import static io.restassured.RestAssured.given;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One of the service's OpenAPI documents, as its reader follows it.
 *
 * @param root the whole of it
 */
record ApiDocument(JsonNode root) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** As the running service gives it. */
    static ApiDocument fetch(String name) {
        try {
            return new ApiDocument(JSON.readTree(given().accept("application/json").get("/openapi/" + name).asString()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, paths with parameters as they stand there. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> operations.add(new Operation(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                        entry.getValue()))));
        return operations;
    }

    /** The one that a request of this path and method means; where several fit, that with the most literal path. */
    Optional<Operation> operation(String method, String path) {
        return operations().stream().filter(operation -> operation.method().equals(method) && operation.fits(path))
                .min(Comparator.comparingInt(operation -> operation.path().split("\\{", -1).length));
    }

    /** Follows a reference, if it is one. */
    JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** Something that can be asked for. */
    record Operation(String method, String path, JsonNode node) {

        boolean fits(String requested) {
            String pattern = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            return requested.matches(pattern);
        }

        Set<String> statuses() {
            Set<String> statuses = new TreeSet<>();
            node.path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }

        /** Of what this status is answered with in this media type; missing if there is none. */
        JsonNode schema(String status, String mediaType) {
            return node.path("responses").path(status).path("content").path(mediaType).path("schema");
        }

        /** Of all that it is answered with. */
        List<JsonNode> schemas() {
            return node.path("responses").valueStream().flatMap(response -> response.path("content").valueStream())
                    .map(content -> content.path("schema")).toList();
        }

        /** In which media type a body is sent; JSON if it takes none. */
        String requestType() {
            var types = node.path("requestBody").path("content").fieldNames();
            return types.hasNext() ? types.next() : "application/json";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
