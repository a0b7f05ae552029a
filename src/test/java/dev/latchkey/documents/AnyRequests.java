package dev.latchkey.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** All requests for an operation: such as it is meant for, and such as nobody thought of. */
final class AnyRequests {

    private static final byte[] NOTHING = {};

    private final ApiDocument.Operation operation;
    private final Map<String, String> known;
    private final SampleJson samples;

    AnyRequests(ApiDocument document, ApiDocument.Operation operation, Stage stage) {
        this.operation = operation;
        this.known = stage.known(operation);
        this.samples = new SampleJson(document, known);
    }

    /** @param callers header fields that say who asks */
    Arbitrary<AnyRequest> by(Arbitrary<List<String>> callers) {
        return Combinators.combine(path(), query(), callers, fields(), body()).as((path, query, caller, fields, body) -> {
            List<String> all = new ArrayList<>(caller);
            fields.forEach(all::addAll);
            return new AnyRequest(operation.method(), path + query, all, body);
        });
    }

    private Arbitrary<String> path() {
        List<Arbitrary<String>> segments = new ArrayList<>();
        for (String segment : operation.path().substring(1).split("/")) {
            Arbitrary<String> literal = Arbitraries.just(segment);
            segments.add(!segment.startsWith("{") ? literal
                    : Arbitraries.frequencyOf(
                            Tuple.of(8, Arbitraries.just(encoded(known.get(segment.substring(1, segment.length() - 1))))),
                            Tuple.of(1, OddTexts.inUrls())));
        }
        return Combinators.combine(segments).as(path -> "/" + String.join("/", path));
    }

    private Arbitrary<String> query() {
        List<Arbitrary<Optional<String>>> parameters = new ArrayList<>();
        parameters("query").forEach((name, schema) -> {
            Arbitrary<String> valid = samples.of(schema).map(value -> encoded(value.asText()));
            Arbitrary<String> value = Arbitraries.frequencyOf(Tuple.of(2, valid), Tuple.of(1, OddTexts.inUrls()));
            parameters.add(value.map(text -> name + "=" + text).optional(0.4));
            parameters.add(value.map(text -> name + "=" + text).optional(0.02));
        });
        parameters.add(OddTexts.inUrls().optional(0.05));
        return Combinators.combine(parameters).as(chosen -> chosen.stream().flatMap(Optional::stream)
                .collect(Collectors.joining("&"))).map(query -> query.isEmpty() ? "" : "?" + query);
    }

    private Arbitrary<List<List<String>>> fields() {
        List<Arbitrary<List<String>>> fields = new ArrayList<>();
        parameters("header").forEach((name, schema) -> fields.add(Arbitraries.oneOf(
                samples.of(schema).map(JsonNode::asText), OddTexts.inFields(),
                Arbitraries.of("*", "\"1\"", "W/\"1\"", "\"a\", \"b\""))
                .map(value -> name + ": " + value).list().ofMaxSize(2)));
        fields.add(OddFields.accept());
        fields.add(OddFields.others());
        if (takesBody()) {
            fields.add(OddFields.contentType(operation.requestType()));
        }
        return Combinators.combine(fields).as(chosen -> chosen);
    }

    private Map<String, JsonNode> parameters(String in) {
        return operation.node().path("parameters").valueStream().filter(parameter -> parameter.path("in").asText().equals(in))
                .collect(Collectors.toMap(parameter -> parameter.path("name").asText(), parameter -> parameter.path("schema")));
    }

    private boolean takesBody() {
        return operation.node().has("requestBody");
    }

    private Arbitrary<byte[]> body() {
        if (!takesBody()) {
            return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(NOTHING)),
                    Tuple.of(1, Arbitraries.just(new byte[] { '{' })));
        }
        String type = operation.requestType();
        Arbitrary<JsonNode> valid = samples.of(operation.node().path("requestBody").path("content").path(type).path("schema"));
        return switch (type) {
            case "application/x-www-form-urlencoded" -> form(valid);
            case "application/x-ndjson" -> json(valid).list().ofMaxSize(4).map(AnyRequests::lines);
            default -> json(valid);
        };
    }

    private static Arbitrary<byte[]> json(Arbitrary<JsonNode> valid) {
        return Arbitraries.oneOf(valid.map(body -> BrokenJson.text(body).getBytes(StandardCharsets.UTF_8)),
                BrokenJson.of(valid));
    }

    private static byte[] lines(List<byte[]> lines) {
        return lines.stream().map(line -> new String(line, StandardCharsets.ISO_8859_1)).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Arbitrary<byte[]> form(Arbitrary<JsonNode> valid) {
        Arbitrary<String> fields = valid.map(body -> body.propertyStream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue().asText())).collect(Collectors.joining("&")));
        Arbitrary<String> odd = Arbitraries.of("&", "=", "token", "token=", "&token=")
                .flatMap(start -> OddTexts.inUrls().map(start::concat));
        return Arbitraries.frequencyOf(Tuple.of(2, fields), Tuple.of(1, Combinators.combine(fields, odd).as(String::concat)),
                Tuple.of(1, odd)).map(form -> form.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
