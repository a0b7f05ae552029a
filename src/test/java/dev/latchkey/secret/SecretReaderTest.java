package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SecretReaderTest {

    private static final SecretFormat FORMAT = new SecretFormat("dxm");
    private static final Peppers PEPPERS = new Peppers(
            Map.of("a", "a-pepper-that-no-production-has!", "b", "another-pepper-no-production-has"), Optional.of("a"));
    private static final SecretReader READER = reader("old-[0-9a-f]{8}", "[0-9]+");

    @Test
    void oneOfOursIsLookedForUnderEachPepper() {
        Secret secret = FORMAT.generate(KeyEnvironment.LIVE, new SecureRandom());

        assertThat(READER.hashes(secret.reveal())).hasValue(PEPPERS.candidates(secret));
    }

    @Test
    void oneOfAnotherSystemIsLookedForByItsPlainHash() {
        assertThat(READER.hashes("old-0123abcd"))
                .hasValue(List.of(SecretHash.plain("old-0123abcd".getBytes(StandardCharsets.US_ASCII))));
        assertThat(READER.hashes("1".repeat(256))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "old-0123ABCD", "xold-0123abcd", "old-0123abcd ", "old-0123abcd,old-0123abcd", "١٢٣" })
    void whatHasNoKnownFormIsLookedForNowhere(String text) {
        assertThat(READER.hashes(text)).isEmpty();
        assertThat(READER.hashes("1".repeat(257))).isEmpty();
    }

    @Property
    void withoutForeignFormsOnlyOursAreLookedFor(@ForAll String text) {
        assertThat(reader().hashes(text)).isEqualTo(FORMAT.parse(text).map(PEPPERS::candidates));
    }

    @Property
    void whateverTheFormsNothingInvisibleIsLookedFor(@ForAll String text) {
        boolean visible = !text.isEmpty() && text.length() <= 256
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');

        assertThat(reader("(?s).*").hashes(text).isPresent()).isEqualTo(visible);
    }

    @Test
    void anImportedHashIsNotTakenForOneOfOurs() {
        Secret secret = FORMAT.generate(KeyEnvironment.LIVE, new SecureRandom());
        byte[] bytes = PEPPERS.hash(secret).bytes();

        assertThat(SecretHash.imported(bytes)).isNotEqualTo(PEPPERS.hash(secret));
        assertThat(SecretHash.imported(bytes)).hasToString("SecretHash[plain]");
    }

    @Test
    void aFormThatCannotBeReadIsTold() {
        assertThatThrownBy(() -> new ForeignFormats(List.of("old-["))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latchkey.secret.foreign-formats");
    }

    private static SecretReader reader(String... foreign) {
        return new SecretReader(FORMAT, PEPPERS, new ForeignFormats(List.of(foreign)));
    }
}
