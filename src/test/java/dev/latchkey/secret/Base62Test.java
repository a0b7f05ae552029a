package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class Base62Test {

    private static final int CHARACTERS = 62;
    private static final int EXPECTED_EACH = 2000;
    /** Chi-square with 61 degrees of freedom exceeds this once in a thousand fair draws. */
    private static final double FAIR = 100.9;

    @Test
    void noCharacterIsFavoured() {
        String drawn = Base62.random(new Repeatable(), CHARACTERS * EXPECTED_EACH);

        Map<Integer, Long> counts = drawn.chars().boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        double chiSquare = counts.values().stream()
                .mapToDouble(count -> Math.pow(count - EXPECTED_EACH, 2) / EXPECTED_EACH).sum();
        assertThat(counts).hasSize(CHARACTERS);
        assertThat(chiSquare).isLessThan(FAIR);
    }

    @Test
    void numbersArePaddedToTheirWidth() {
        assertThat(Base62.encode(0, 6)).isEqualTo("000000");
        assertThat(Base62.encode(61, 6)).isEqualTo("00000z");
        assertThat(Base62.encode(62, 6)).isEqualTo("000010");
        assertThat(Base62.encode(0xFFFF_FFFFL, 6)).isEqualTo("4gfFC3");
    }

    @Test
    void lettersAndDigitsOfOtherScriptsAreNotBase62() {
        assertThat(Base62.isBase62("__09AZaz", 2)).isTrue();
        assertThat("/:@[`{-_ ٣é３").satisfies(odd -> odd.chars()
                .forEach(c -> assertThat(Base62.isBase62(Character.toString(c), 0)).isFalse()));
    }

    /** The same draws in every run. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final Random source = new Random(20260101);

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
