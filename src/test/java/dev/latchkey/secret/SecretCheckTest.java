package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The last six characters of a secret. */
class SecretCheckTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(62);
    private static final int CHECK_LENGTH = 6;

    private final SecretFormat format = new SecretFormat("dxm");

    @Example
    void checksMadeElsewhereAreRight() {
        assertThat(format.parse("dxm_live_0123456789ABCDEFGHIJKLMNOPQRSTUV3kd9mR")).isPresent();
        assertThat(format.parse("dxm_test_000000000000000000000000000000002LrfCz")).isPresent();
    }

    @Example
    void aSmallCheckIsPaddedWithZeros() {
        assertThat(format.parse("dxm_test_0000000000000000000000000000001300TE66")).isPresent();
    }

    @Property
    void theCheckIsTheCrc32OfAllBeforeIt(@ForAll KeyEnvironment environment) {
        String secret = format.generate(environment, new SecureRandom()).reveal();
        String unchecked = secret.substring(0, secret.length() - CHECK_LENGTH);

        assertThat(secret).isEqualTo(unchecked + crc32InBase62(unchecked));
    }

    private static String crc32InBase62(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        BigInteger rest = BigInteger.valueOf(crc.getValue());
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            digits.insert(0, ALPHABET.charAt(rest.mod(RADIX).intValue()));
            rest = rest.divide(RADIX);
        }
        return digits.toString();
    }
}
