package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({ "a@b, a@b", "Owner@Demo.Example, owner@demo.example", "' a@b.example\t', a@b.example",
            "first.last+shop@mail.example.co.jp, first.last+shop@mail.example.co.jp",
            "o'neil@example.com, o'neil@example.com", "x@xn--wgv71a.example, x@xn--wgv71a.example" })
    void anAddressIsTrimmedAndInSmallLetters(String text, String address) {
        assertThat(EmailAddress.parse(text)).contains(new EmailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b c", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.",
            "a@b..c", "a@b_c", "a@[127.0.0.1]", "\"a b\"@c", "a,b@c", "a@b,c@d", "a@b;c", "Name <a@b>", "<a@b>",
            "a@b\r\nBcc: c@d",
            "a\0@b", "ａ@b", "\u212A@b", "a@b\u202E", "日本@example.com" })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressHasAtMost254Characters() {
        String local = "x".repeat(64) + "@";

        assertThat(EmailAddress.parse(local + "y".repeat(254 - local.length()))).isPresent();
        assertThat(EmailAddress.parse(local + "y".repeat(255 - local.length()))).isEmpty();
        assertThat(EmailAddress.parse("x" + local + "y")).isEmpty();
    }

    @Test
    void theLongestBodyIsReadInNoTime() {
        assertTimeout(Duration.ofSeconds(1),
                () -> assertThat(EmailAddress.parse("a." + " a.".repeat(1_000_000) + "@b")).isEmpty());
    }
}
