package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePatchPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The table of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
            "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
            "{\"a\":\"b\"} | {\"a\":null} | {}",
            "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
            "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
            "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
            "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
            "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
            "[\"a\",\"b\"] | [\"c\",\"d\"] | [\"c\",\"d\"]",
            "{\"a\":\"b\"} | [\"c\"] | [\"c\"]",
            "{\"a\":\"foo\"} | null | null",
            "{\"a\":\"foo\"} | \"bar\" | \"bar\"",
            "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
            "[1,2] | {\"a\":\"b\",\"c\":null} | {\"a\":\"b\"}",
            "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}",
    })
    void theExamplesOfTheStandardHold(String target, String patch, String result) throws JsonProcessingException {
        assertThat(MergePatch.apply(JSON.readTree(target), JSON.readTree(patch))).isEqualTo(JSON.readTree(result));
    }

    @Property
    void aFieldIsWhatThePatchSaysOrElseWhatItWas(@ForAll("documents") ObjectNode target,
            @ForAll("documents") ObjectNode patch) {
        JsonNode merged = MergePatch.apply(target, patch);

        for (String name : new String[] { "a", "b", "c" }) {
            JsonNode patched = patch.get(name);
            if (patched == null) {
                assertThat(merged.get(name)).isEqualTo(target.get(name));
            } else if (patched.isNull()) {
                assertThat(merged.has(name)).isFalse();
            } else if (!patched.isObject()) {
                assertThat(merged.get(name)).isEqualTo(patched);
            }
        }
    }

    @Property
    void patchingTwiceIsPatchingOnceAndChangesNeitherArgument(@ForAll("documents") ObjectNode target,
            @ForAll("documents") ObjectNode patch) {
        ObjectNode targetBefore = target.deepCopy();
        ObjectNode patchBefore = patch.deepCopy();

        JsonNode once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
        assertThat(target).isEqualTo(targetBefore);
        assertThat(patch).isEqualTo(patchBefore);
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return objects(2);
    }

    private static Arbitrary<ObjectNode> objects(int depth) {
        Arbitrary<JsonNode> simple = Arbitraries.of(JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.numberNode(1),
                JsonNodeFactory.instance.textNode("x"), JsonNodeFactory.instance.arrayNode().add(1));
        Arbitrary<JsonNode> values = depth == 0 ? simple : Arbitraries.oneOf(simple, objects(depth - 1).map(node -> node));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values).ofMaxSize(3)
                .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
    }
}
