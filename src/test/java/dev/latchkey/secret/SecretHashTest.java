package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {

    @ParameterizedTest
    @ValueSource(ints = { 0, 31, 33, 64 })
    void aHashHasThirtyTwoBytes(int length) {
        assertThatThrownBy(() -> new SecretHash("p", new byte[length])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesAreEqualByTheirBytesAndTheirPepper() {
        SecretHash hash = new SecretHash("p", filled(1));

        assertThat(hash).isEqualTo(new SecretHash("p", filled(1))).hasSameHashCodeAs(new SecretHash("p", filled(1)));
        assertThat(hash).isNotEqualTo(new SecretHash("q", filled(1)));
        assertThat(hash).isNotEqualTo(new SecretHash("p", filled(2)));
    }

    @Test
    void aHashDoesNotPrintItsBytes() {
        assertThat(new SecretHash("p", filled(7))).hasToString("SecretHash[pepper p]");
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[SecretHash.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
