package dev.latchkey.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Values that a schema allows.
 *
 * @param known values that mean something, by the names of their fields: secrets that there are, and such
 */
record SampleJson(ApiDocument document, Map<String, String> known) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int TRIALS = 20;
    private static final long YEAR_2050 = 2_524_608_000L;
    /** Of texts that mean something; which of them a schema allows is found out by trying. */
    private static final List<Arbitrary<String>> SHAPES = List.of(
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
            Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as((high, low) -> new UUID(high, low).toString()),
            Arbitraries.longs().between(0, YEAR_2050).map(seconds -> Instant.ofEpochSecond(seconds).toString()),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN.pow(9)).ofScale(2)
                    .map(BigDecimal::toPlainString),
            Arbitraries.strings().withCharRange('A', 'Z').ofLength(2), Arbitraries.of("JPY", "EUR", "BHD"),
            Arbitraries.of("ja", "en", "zh-Hant-TW"), Arbitraries.of("UTC", "Asia/Tokyo", "America/New_York"),
            Arbitraries.of("203.0.113.7", "2001:db8::/32", "::ffff:192.0.2.1"),
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20).map(name -> name + "@test.invalid"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(30),
            Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(30),
            Arbitraries.strings().withCharRange('\u3041', '\u3096').ofMinLength(1).ofMaxLength(30));

    Arbitrary<JsonNode> of(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        if (resolved.has("enum")) {
            return Arbitraries.of(resolved.path("enum").valueStream().toList());
        }
        JsonNode types = resolved.path("type");
        return switch (types.isArray() ? types.path(0).asText() : types.asText()) {
            case "object" -> object(resolved).map(object -> object);
            case "array" -> of(resolved.path("items")).list().ofMinSize(resolved.path("minItems").asInt(0)).ofMaxSize(3)
                    .map(items -> NODES.arrayNode().addAll(items));
            case "boolean" -> Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false));
            case "integer" -> Arbitraries.longs().between(resolved.path("minimum").asLong(0),
                    resolved.path("maximum").asLong(1000)).map(NODES::numberNode);
            default -> text(resolved).map(NODES::textNode);
        };
    }

    private Arbitrary<ObjectNode> object(JsonNode schema) {
        List<String> required = schema.path("required").valueStream().map(JsonNode::asText).toList();
        List<String> names = new ArrayList<>();
        List<Arbitrary<Optional<JsonNode>>> values = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            Arbitrary<JsonNode> value = field(property.getKey(), property.getValue());
            names.add(property.getKey());
            values.add(required.contains(property.getKey()) ? value.map(Optional::of) : value.optional(0.5));
        });
        return Combinators.combine(values).as(chosen -> {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < chosen.size(); i++) {
                String name = names.get(i);
                chosen.get(i).ifPresent(value -> object.set(name, value));
            }
            return object;
        });
    }

    private Arbitrary<JsonNode> field(String name, JsonNode schema) {
        Arbitrary<JsonNode> any = of(schema);
        return known.containsKey(name)
                ? Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(NODES.textNode(known.get(name)))), Tuple.of(1, any))
                : any;
    }

    private static Arbitrary<String> text(JsonNode schema) {
        List<Arbitrary<String>> fitting = new ArrayList<>(
                SHAPES.stream().filter(shape -> samples(shape).allMatch(text -> fits(text, schema))).toList());
        if (schema.has("examples")) {
            fitting.add(Arbitraries.of(schema.path("examples").valueStream().map(JsonNode::asText).toList()));
        }
        return fitting.isEmpty() ? Arbitraries.just("") : Arbitraries.oneOf(fitting);
    }

    private static Stream<String> samples(Arbitrary<String> shape) {
        return shape.generator(TRIALS).stream(new Random(1)).map(sample -> sample.value()).limit(TRIALS);
    }

    private static boolean fits(String text, JsonNode schema) {
        return text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern") || Pattern.compile(schema.path("pattern").asText()).matcher(text).find());
    }
}
