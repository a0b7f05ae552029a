package dev.latchkey.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are bounded in number and time. */
class RequestBoundTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final String ASSETS = "/assets";
    private static final String MERCHANT_API = "/merchant-api/v1";

    @Test
    void everyResourceIsBoundedButTheConsolesAssets() throws IOException {
        List<String> paths;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            paths = files.filter(file -> file.toString().endsWith(".class")).flatMap(RequestBoundTest::pathOf).toList();
        }

        assertThat(paths).hasSizeGreaterThan(20).contains(ASSETS, MERCHANT_API);
        assertThat(paths).filteredOn(path -> !path.equals(ASSETS) && !path.equals(MERCHANT_API))
                .allMatch(RequestBound::holdsFor);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/sign-out/everywhere", "/merchants/shop/settings/api",
            "/api;x=1/v1/merchants", "/;x", "/sign-in;" })
    void whatAsksAStoreIsBounded(String path) {
        assertThat(RequestBound.holdsFor(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/orders", "/merchant-api/v1", "/assets/1/base.css", "/docs/",
            "/openapi/management",
            "/apiary" })
    void whatComesFromMemoryOrBelongsToSomebodyElseIsNot(String path) {
        assertThat(RequestBound.holdsFor(path)).isFalse();
    }

    private static Stream<String> pathOf(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            jakarta.ws.rs.Path path = Class.forName(name, false, RequestBoundTest.class.getClassLoader())
                    .getAnnotation(jakarta.ws.rs.Path.class);
            return path == null ? Stream.empty() : Stream.of(path.value());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
