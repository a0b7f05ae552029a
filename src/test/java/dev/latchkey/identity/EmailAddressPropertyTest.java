package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class EmailAddressPropertyTest {

    @Property
    void whateverIsReadIsInTheFormThatIsKept(
            @ForAll @Chars({ '@', '.', ' ', 'a', 'Z', '0', '-', '+', '\n', '<', ',', '"', '\0' }) String text) {
        EmailAddress.parse(text).map(EmailAddress::value).ifPresent(address -> {
            assertThat(address).hasSizeBetween(3, 254).isEqualTo(text.strip().toLowerCase(Locale.ROOT))
                    .matches("[^@\\s<>,\"\\p{Cntrl}]+@[^@\\s<>,\"\\p{Cntrl}]+");
            assertThat(EmailAddress.parse(address)).contains(new EmailAddress(address));
        });
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertThat(EmailAddress.parse(text).isEmpty() || text.indexOf('@') > 0).isTrue();
    }

    @Property
    void lettersOnBothSidesAreAnAddress(
            @ForAll @StringLength(min = 1, max = 64) @CharRange(from = 'a', to = 'z') String local,
            @ForAll @StringLength(min = 1, max = 63) @CharRange(from = 'a', to = 'z') String host,
            @ForAll @StringLength(min = 1, max = 63) @CharRange(from = 'A', to = 'Z') String domain) {
        String address = local + "@" + host + "." + domain;

        assertThat(EmailAddress.parse(address)).contains(new EmailAddress(address.toLowerCase(Locale.ROOT)));
    }

    @Property
    void aMarkThatAMailProgramCouldMisreadIsRefused(
            @ForAll @StringLength(1) @Chars({ ' ', '<', '>', ',', ';', ':', '"', '(', ')', '\\', '\r',
                    '\n', '\0', '\u00a0', '\u200b' }) String mark,
            @ForAll boolean local) {
        assertThat(EmailAddress.parse(local ? "a" + mark + "b@c.d" : "a@b" + mark + "c.d")).isEmpty();
    }
}
