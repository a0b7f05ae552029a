package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldErrorTest {

    @ParameterizedTest
    @CsvSource({ "name, #/name", "names[0].name, #/names/0/name", "scopes[12], #/scopes/12",
            "period.start.at, #/period/start/at", "matrix[1][2], #/matrix/1/2" })
    void aNestedFieldIsPointedAt(String field, String pointer) {
        assertThat(FieldError.at(field, "is wrong")).isEqualTo(new FieldError(field, pointer, "is wrong"));
    }
}
