package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAStatusWithAName(ProblemCode code) {
        assertThat(StatusTitle.of(code.status())).isNotBlank();
        assertThat(ProblemCode.ofStatus(code.status()).status()).isIn(code.status(), 400);
    }

    @ParameterizedTest
    @CsvSource({ "404, NOT_FOUND", "405, METHOD_NOT_ALLOWED", "415, UNSUPPORTED_MEDIA_TYPE", "418, BAD_REQUEST",
            "500, INTERNAL_ERROR", "502, INTERNAL_ERROR", "503, UNAVAILABLE" })
    void aStatusThatTheFrameworkChoseHasACode(int status, ProblemCode code) {
        assertThat(ProblemCode.ofStatus(status)).isEqualTo(code);
    }
}
