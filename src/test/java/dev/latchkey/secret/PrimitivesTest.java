package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What behaviour does not show, and sources do: how secrets are compared, and where randomness comes from. */
class PrimitivesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "latchkey");

    @ParameterizedTest
    @ValueSource(strings = { "secret/SecretHash.java", "invitation/TokenHash.java", "identity/ClientSecrets.java",
            "door/ingress/IngressGate.java" })
    void digestsOfSecretsAreComparedInConstantTime(String source) {
        assertThat(text(SOURCES.resolve(source))).contains("MessageDigest.isEqual(").doesNotContain("Arrays.equals(");
    }

    @Test
    void nobodyElseComparesBytesButAddresses() throws IOException {
        assertThat(sourcesWith("Arrays.equals(")).containsExactly("IpAddress.java");
        assertThat(sourcesWith("MessageDigest.isEqual(")).containsExactlyInAnyOrder("SecretHash.java", "TokenHash.java",
                "ClientSecrets.java", "IngressGate.java");
    }

    @Test
    void randomnessIsThePlatformsCsprng() throws IOException {
        assertThat(sourcesWith("new SecureRandom(")).containsExactly("Secrets.java");
        assertThat(sourcesWith("new SecureRandom()")).containsExactly("Secrets.java");
        for (String weak : List.of("java.util.Random;", "ThreadLocalRandom", "SplittableRandom", "Math.random")) {
            assertThat(sourcesWith(weak)).as(weak).isEmpty();
        }
    }

    private static List<String> sourcesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> text(file).contains(text))
                    .map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
