package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String PASSWORD = "correct horse battery";

    @Test
    void onlyThePasswordMatchesItsHash() {
        String hash = Passwords.hash(PASSWORD);

        assertThat(Passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(Passwords.matches(PASSWORD + " ", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashesOfTheWorkFactor() {
        assertThat(Passwords.hash(PASSWORD)).startsWith("$2a$10$").isNotEqualTo(Passwords.hash(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "eleven char",
            "seventy-five bytes are three too many for bcrypt, which ignores the rest of it",
            "二十五文字は七十五バイトになるので長すぎるのです。" })
    void aPasswordThatIsTooShortOrTooLongIsRefusedAndNotRepeated(String password) {
        assertThatThrownBy(() -> Passwords.hash(password)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a password has at least 12 characters and at most 72 bytes");
    }
}
