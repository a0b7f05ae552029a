package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IdempotencyKeyTest {

    @Test
    void withAndWithoutQuotesItIsTheSame() {
        assertThat(IdempotencyKey.of(List.of("\"a-1\""))).isEqualTo(IdempotencyKey.of(List.of("a-1")));
        assertThat(IdempotencyKey.of(List.of())).isEmpty();
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll String header) {
        boolean visible = header.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
        if (visible && !header.isEmpty() && header.length() <= 255) {
            assertThat(IdempotencyKey.of(List.of(header))).hasValue(new IdempotencyKey(header));
        } else if (!header.startsWith("\"")) {
            assertThatThrownBy(() -> IdempotencyKey.of(List.of(header))).isInstanceOf(ProblemException.class);
        }
    }
}
