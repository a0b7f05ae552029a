package dev.latchkey.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies that were valid once: with other values somewhere in them, or no longer JSON at all. */
final class BrokenJson {

    /** So that halves of surrogate pairs can be sent: in UTF-8 there are none. */
    private static final JsonMapper ESCAPING = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BrokenJson() {
    }

    /** @param valid what the operation takes */
    static Arbitrary<byte[]> of(Arbitrary<JsonNode> valid) {
        Arbitrary<JsonNode> meddled = Combinators
                .combine(valid, values(), OddTexts.any(), Arbitraries.randomValue(Random::nextLong))
                .as((body, value, name, seed) -> meddle(body.deepCopy(), value, name, new Random(seed)));
        Arbitrary<byte[]> mangled = Combinators.combine(valid.map(BrokenJson::text), Arbitraries.randomValue(Random::nextLong))
                .as((text, seed) -> mangle(text, new Random(seed)));
        return Arbitraries.frequencyOf(Tuple.of(5, meddled.map(body -> utf8(text(body)))), Tuple.of(3, mangled));
    }

    static String text(JsonNode body) {
        try {
            return ESCAPING.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Of any type, and some that no type of ours holds. */
    private static Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> raw = Arbitraries.of("null", "true", "0", "-1", "1.5", "1e2", "-0", "1e400", "1e999999999",
                "1E-999999999",
                "2147483648", "9223372036854775808", "9".repeat(900), "9".repeat(2000), "NaN", "-Infinity", "+1", "01", "0x1",
                ".5", "1.", "[]", "{}", "[null]", "{\"\":{}}", "\"\\ud800\"", "\"\\u0000\"", "\"\\q\"", "'x'", "undefined",
                "[".repeat(900) + "]".repeat(900), "[".repeat(5000), "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
                "[" + "1,".repeat(3000) + "1]", "[" + "\"x\",".repeat(60) + "\"x\"]", "\"\u0001\"", "")
                .map(text -> NODES.rawValueNode(new RawValue(text)));
        return Arbitraries.frequencyOf(Tuple.of(1, raw), Tuple.of(1, OddTexts.any().map(NODES::textNode)));
    }

    private static JsonNode meddle(JsonNode body, JsonNode value, String name, Random random) {
        List<JsonNode> places = places(body);
        switch (places.isEmpty() ? body : places.get(random.nextInt(places.size()))) {
            case ObjectNode object when object.isEmpty() || random.nextInt(6) == 0 -> object.set(name, value);
            case ObjectNode object when random.nextInt(4) == 0 -> object.remove(any(object, random));
            case ObjectNode object -> object.set(any(object, random), value);
            case ArrayNode array when array.isEmpty() -> array.add(value);
            case ArrayNode array -> array.set(random.nextInt(array.size()), value);
            default -> {
                return value;
            }
        }
        return body;
    }

    /** Where something can be put. */
    private static List<JsonNode> places(JsonNode node) {
        List<JsonNode> places = new ArrayList<>();
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> places.addAll(places(child)));
        }
        return places;
    }

    private static String any(ObjectNode object, Random random) {
        return object.propertyStream().skip(random.nextInt(object.size())).findFirst().orElseThrow().getKey();
    }

    private static byte[] mangle(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(12)) {
            case 0 -> utf8(text.substring(0, at));
            case 1 -> utf8(text + text);
            case 2 -> utf8(text + "x");
            case 3 -> utf8(text.replaceFirst("\\{(\"[^\"]*\":)", "{$1null,$1"));
            case 4 -> utf8("[" + text + "]");
            case 5 -> utf8("\ufeff" + text);
            case 6 -> text.getBytes(StandardCharsets.UTF_16);
            case 7 -> utf8("/* */" + text.replace('"', '\''));
            case 8 -> utf8("[".repeat(20_000));
            case 9 -> new byte[0];
            case 10 -> inserted(text, at, (byte) 0);
            default -> inserted(text, at, (byte) 0xc3, (byte) 0x28, (byte) 0xff);
        };
    }

    private static byte[] inserted(String text, int at, byte... bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(utf8(text.substring(0, at)));
        all.writeBytes(bytes);
        all.writeBytes(utf8(text.substring(at)));
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
