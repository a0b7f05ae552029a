package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalPathPropertyTest {

    private static final URI HERE = URI.create("https://console.example/");

    @ParameterizedTest
    @ValueSource(strings = { "/", "/merchants", "/merchants/demo", "/merchants/demo/settings/api?q=a+b&status=active",
            "/merchants/demo?q=a*b%20%E3%82%A2", "/invitation" })
    void pagesOfTheConsoleAreFollowed(String path) {
        assertThat(LocalPath.orElse(path, "/fallback")).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "//evil.example", "/\\evil.example", "https://evil.example", "/merchants/../api",
            "/api/v1/merchants",
            "/sign-out", "/merchants\n", "/merchants#x", "/merchants?%", "/merchants?q=%zz", "/merchants?%2",
            "/merchants?next=https://evil.example" })
    void othersAreNot(String path) {
        assertThat(LocalPath.orElse(path, "/fallback")).isEqualTo("/fallback");
    }

    @Property
    void whateverIsFollowedStaysHere(@ForAll("paths") String path) {
        String followed = LocalPath.orElse(path, "/");

        assertThat(HERE.resolve(followed).getRawAuthority()).isEqualTo("console.example");
        assertThat(followed).doesNotContain("\\", "\r", "\n", "//");
    }

    @Provide
    static Arbitrary<String> paths() {
        Arbitrary<String> parts = Arbitraries.of("/", "//", "\\", "merchants", "invitation", "evil.example", "?", "&", "=", ":",
                "@", "#", "..", "%2f", "%", "\r\n", "a", "-", "https:", " ");
        return parts.list().ofMaxSize(8).map(list -> String.join("", list)).injectDuplicates(0.1);
    }
}
