package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.problem.ProblemException;

class EntityTagTest {

    @ParameterizedTest
    @ValueSource(strings = { "\"3\"", "*", " * ", "\"2\", \"3\"", "\"\",\"3\"", "W/\"1\" , \"3\"" })
    void whoHasSeenTheVersionPasses(String ifMatch) {
        assertThatCode(() -> EntityTag.require(List.of(ifMatch), 3)).doesNotThrowAnyException();
    }

    @Test
    void whoDoesNotAskPasses() {
        assertThatCode(() -> EntityTag.require(List.of(), 3)).doesNotThrowAnyException();
        assertThatCode(() -> EntityTag.require(List.of("\"1\"", "\"3\""), 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"2\"", "\"33\"", "W/\"3\"", "\"2\", W/\"3\"", "\"\"" })
    void whoHasSeenAnotherIsToldByA412(String ifMatch) {
        assertThatThrownBy(() -> EntityTag.require(List.of(ifMatch), 3)).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("PRECONDITION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = { "3", "", "\"3", "\"3\" \"4\"", "*, \"3\"", "\"3\",", "w/\"3\"" })
    void whatIsNoListOfTagsIsToldByA400(String ifMatch) {
        assertThatThrownBy(() -> EntityTag.require(List.of(ifMatch), 3)).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("INVALID_PARAMETER");
    }

    @Test
    void aLongHeaderIsReadInNoTime() {
        assertThatThrownBy(() -> EntityTag.require(List.of("\"a\",".repeat(2000) + "x"), 3))
                .hasMessageStartingWith("INVALID_PARAMETER");
    }
}
