package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeppersTest {

    private static final String FIRST = "first-pepper-of-at-least-32-bytes";
    private static final String SECOND = "second-pepper-of-at-least-32-byte";
    private static final String SHORT = "only-thirty-one-bytes-in-here!!";
    /** printf %s <secret> | openssl dgst -sha256 -hmac <pepper> */
    private static final String UNDER_FIRST = "8e54d77c073ecc8b9afac4012840c063d82b08f446554d6671b282db9a8f62a1";
    private static final String UNDER_SECOND = "44fb3f70fbb6fc4b9d64a286810ce1ab220eb797c5c854553a4f130c2593551f";

    private final Secret secret = new SecretFormat("dxm").parse("dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR")
            .orElseThrow();

    @Test
    void aSecretIsKeptAsItsHmacSha256() {
        SecretHash hash = new Peppers(Map.of("a", FIRST), Optional.empty()).hash(secret);

        assertThat(hash).isEqualTo(new SecretHash("a", HexFormat.of().parseHex(UNDER_FIRST)));
    }

    @Test
    void aSecretIsLookedForUnderEveryPepper() {
        Peppers peppers = new Peppers(new TreeMap<>(Map.of("a", FIRST, "b", SECOND)), Optional.of("b"));

        assertThat(peppers.candidates(secret)).containsExactlyInAnyOrder(
                new SecretHash("a", HexFormat.of().parseHex(UNDER_FIRST)),
                new SecretHash("b", HexFormat.of().parseHex(UNDER_SECOND)));
    }

    @Test
    void newSecretsAreKeptUnderTheCurrentPepper() {
        Map<String, String> both = Map.of("a", FIRST, "b", SECOND);

        assertThat(new Peppers(both, Optional.of("a")).hash(secret).pepperId()).isEqualTo("a");
        assertThat(new Peppers(both, Optional.of("b")).hash(secret).pepperId()).isEqualTo("b");
    }

    @Test
    void severalPeppersNeedACurrentOne() {
        assertRefused(Map.of("a", FIRST, "b", SECOND), Optional.empty(), "latchkey.secret.current-pepper");
    }

    @Test
    void theCurrentPepperMustBeThere() {
        assertRefused(Map.of("a", FIRST), Optional.of("b"), "latchkey.peppers.b");
    }

    @Test
    void noPepperMayBeThereTwice() {
        assertRefused(new TreeMap<>(Map.of("a", FIRST, "b", FIRST)), Optional.of("a"),
                "latchkey.peppers.a and latchkey.peppers.b are the same");
    }

    @Test
    void thereMustBeAPepper() {
        assertRefused(Map.of(), Optional.empty(), "latchkey.peppers.<id>");
    }

    @Test
    void aShortPepperIsRefusedAlsoWhereItIsNotTheCurrentOne() {
        assertRefused(Map.of("short", SHORT), Optional.empty(), "latchkey.peppers.short has 31 bytes");
        assertRefused(Map.of("a", FIRST, "short", SHORT), Optional.of("a"), "latchkey.peppers.short has 31 bytes");
    }

    @Test
    void aPeppersLengthIsThatOfItsBytes() {
        assertThat(new Peppers(Map.of("a", "ü".repeat(16)), Optional.empty()).candidates(secret)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A", "-a", "a.b", "a b", "123456789012345678901234567890123" })
    void aPeppersIdIsShortAndSimple(String id) {
        assertRefused(Map.of(id, FIRST), Optional.empty(), "a pepper's id");
    }

    private static void assertRefused(Map<String, String> texts, Optional<String> current, String says) {
        assertThatThrownBy(() -> new Peppers(texts, current))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(FIRST, SECOND, SHORT));
    }
}
