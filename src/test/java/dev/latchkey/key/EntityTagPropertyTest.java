package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EntityTagPropertyTest {

    @Property
    void aVersionsTagIsItsOwn(@ForAll int version, @ForAll int other) {
        assertThat(statusOf(List.of(EntityTag.of(version)), version)).isEqualTo(200);
        assertThat(statusOf(List.of(EntityTag.of(other)), version)).isEqualTo(other == version ? 200 : 412);
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll List<String> lines, @ForAll String quoted) {
        assertThat(statusOf(lines, 3)).isIn(200, 400, 412);
        assertThat(statusOf(List.of("\"" + quoted + "\""), 3)).isIn(200, 400, 412);
    }

    @Example
    void noListIsTooLong() {
        assertThatCode(() -> EntityTag.require(List.of("\"\",".repeat(20_000) + "\"3\""), 3)).doesNotThrowAnyException();
    }

    private static int statusOf(List<String> ifMatch, int version) {
        try {
            EntityTag.require(ifMatch, version);
            return 200;
        } catch (ProblemException refusal) {
            return refusal.problem().status();
        }
    }
}
