package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FieldErrorTest {

    @ParameterizedTest
    @CsvSource({ "name, #/name", "names[0].name, #/names/0/name", "scopes[12], #/scopes/12",
            "period.start.at, #/period/start/at", "matrix[1][2], #/matrix/1/2" })
    void aNestedFieldIsPointedAt(String field, String pointer) {
        assertThat(FieldError.at(field, "is wrong")).isEqualTo(new FieldError(field, pointer, "is wrong"));
    }

    @Test
    void ofANameThatTheSenderChoseOnlyWhatCanBeShownIsRepeated() {
        assertThat(FieldError.unknown("", "a\u0000\ud800b/~", "is unknown"))
                .isEqualTo(new FieldError("a\ufffd\ufffdb/~", "#/a%EF%BF%BD%EF%BF%BDb~1~0", "is unknown"));
        assertThat(FieldError.unknown("names[0]", "x".repeat(29) + "\ud83d\ude00", "is unknown").field())
                .isEqualTo("names[0]." + "x".repeat(29) + "\ufffd...");
    }

    @Property
    void anyNameCanBeWritten(@ForAll String name) {
        String field = FieldError.unknown("", name, "is unknown").field();

        assertThat(field.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE))
                .isTrue();
    }
}
