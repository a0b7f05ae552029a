package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class SecretFormatTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 47;

    private final SecretFormat format = new SecretFormat("dxm");

    @Property
    void aGeneratedSecretIsReadBack(@ForAll KeyEnvironment environment) {
        Secret secret = format.generate(environment, RANDOM);

        assertThat(secret.reveal()).matches("dxm_(live|test)_[0-9A-Za-z]{38}").startsWith("dxm_" + environment.word());
        assertThat(format.parse(secret.reveal())).hasValueSatisfying(read -> {
            assertThat(read.reveal()).isEqualTo(secret.reveal());
            assertThat(read.environment()).isEqualTo(environment);
        });
    }

    @Property
    void noSecretIsMadeTwice(@ForAll KeyEnvironment environment) {
        assertThat(format.generate(environment, RANDOM).reveal())
                .isNotEqualTo(format.generate(environment, RANDOM).reveal());
    }

    @Property
    void aSecretWithOneWrongCharacterIsNoSecret(@ForAll @IntRange(max = LENGTH - 1) int position,
            @ForAll @CharRange(from = '!', to = '~') char wrong) {
        String text = generate();
        Assume.that(text.charAt(position) != wrong);

        assertThat(format.parse(text.substring(0, position) + wrong + text.substring(position + 1))).isEmpty();
    }

    @Property
    void aSecretWithAForeignCharacterIsNoSecret(@ForAll @IntRange(max = LENGTH - 1) int position, @ForAll char any) {
        String text = generate();
        Assume.that(text.charAt(position) != any);

        assertThat(format.parse(text.substring(0, position) + any + text.substring(position + 1))).isEmpty();
    }

    @Property
    void aTruncatedSecretIsNoSecret(@ForAll @IntRange(max = LENGTH - 1) int length) {
        assertThat(format.parse(generate().substring(0, length))).isEmpty();
        assertThat(format.parse(generate().substring(LENGTH - length))).isEmpty();
    }

    @Property
    void anExtendedSecretIsNoSecret(@ForAll @StringLength(min = 1) String more) {
        assertThat(format.parse(generate() + more)).isEmpty();
        assertThat(format.parse(more + generate())).isEmpty();
    }

    @Property
    void whateverIsSentNothingIsThrown(@ForAll String text, @ForAll @StringLength(LENGTH) String ofRightLength) {
        assertThat(format.parse(text)).isEmpty();
        assertThat(format.parse(ofRightLength)).isEmpty();
        assertThat(format.parse("dxm_live_" + text)).isEmpty();
    }

    @Property
    void anotherPrefixIsNotOurs(@ForAll KeyEnvironment environment) {
        String foreign = new SecretFormat("dxn").generate(environment, RANDOM).reveal();
        String longer = new SecretFormat("dxm2").generate(environment, RANDOM).reveal();

        assertThat(format.parse(foreign)).isEmpty();
        assertThat(format.parse(longer)).isEmpty();
    }

    @Property
    void everyPrefixOfTheRightFormWorks(@ForAll("prefixes") String prefix, @ForAll KeyEnvironment environment) {
        SecretFormat own = new SecretFormat(prefix);
        String secret = own.generate(environment, RANDOM).reveal();

        assertThat(own.parse(secret)).isPresent();
        assertThat(secret).matches(own.scannerPattern());
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(11)
                .map(rest -> "k" + rest);
    }

    @Example
    void aPrefixOfAnotherFormIsRefused() {
        for (String prefix : new String[] { "", "d", "Dxm", "1dx", "dx_m", "dx-m", "dxm ", "düm", "abcdefghijklm" }) {
            assertThatThrownBy(() -> new SecretFormat(prefix)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("latchkey.secret.prefix");
        }
    }

    private String generate() {
        return format.generate(KeyEnvironment.LIVE, RANDOM).reveal();
    }
}
