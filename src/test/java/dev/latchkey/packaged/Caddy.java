package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;

import dev.latchkey.testing.Soon;

/** A real Caddy with a configuration of the test's, on a free port of this machine. All its files are below {@code target}. */
final class Caddy implements AutoCloseable {

    /** Stands in configurations for the address on which to listen. */
    static final String ADDRESS = "${address}";

    private static final Path EXECUTABLE = Path.of("/usr/bin/caddy");

    private final int port = PackagedService.freePort();
    private final Path log;
    private final Process process;

    private Caddy(String name, String caddyfile, Map<String, String> environment) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", name)).toAbsolutePath();
        log = directory.resolve("caddy.log");
        Files.writeString(directory.resolve("Caddyfile"),
                "{\n\tadmin off\n\tauto_https off\n}\n"
                        + caddyfile.replace(ADDRESS, "http://127.0.0.1:" + port));
        ProcessBuilder builder = new ProcessBuilder(EXECUTABLE.toString(), "run", "--config", "Caddyfile", "--adapter",
                "caddyfile").directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("XDG_DATA_HOME", directory.toString());
        builder.environment().put("XDG_CONFIG_HOME", directory.toString());
        process = builder.start();
    }

    /** Skips the test where there is no Caddy; but where CI is set it is a fault, and the test fails. */
    static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE) || System.getenv("CI") != null,
                () -> "there is no " + EXECUTABLE + "; Debian has it in the package caddy");
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param name of its directory below {@code target}
     * @param caddyfile with a site at {@value #ADDRESS}
     */
    static Caddy start(String name, String caddyfile, Map<String, String> environment) {
        try {
            Caddy caddy = new Caddy(name, caddyfile, environment);
            Soon.holds(() -> assertThat(!caddy.process.isAlive() || caddy.listens()).isTrue());
            if (!caddy.process.isAlive()) {
                throw new IOException("Caddy did not start: " + caddy.log());
            }
            return caddy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
