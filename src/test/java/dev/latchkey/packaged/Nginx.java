package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;

import dev.latchkey.testing.Soon;

/** A real nginx with a configuration of the test's, on a free port of this machine. All its files are below {@code target}. */
final class Nginx implements AutoCloseable {

    /** Stands in configurations for the port on which to listen. */
    static final String PORT = "${port}";

    private static final Path EXECUTABLE = Path.of(System.getProperty("nginx.executable", "/usr/sbin/nginx"));
    private static final long END_SECONDS = 30;
    private static final String FRAME = """
            daemon off;
            %s
            worker_processes %d;
            worker_shutdown_timeout 5s;
            pid nginx.pid;
            events { worker_connections 1024; }
            http {
              access_log access.log;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
            %s
            }
            """;

    private final int port = PackagedService.freePort();
    private final Path directory;
    private final int workers;
    private final Process master;

    /** Skips the test where there is no nginx; but where CI is set it is a fault, and the test fails. */
    static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE) || System.getenv("CI") != null,
                () -> "there is no " + EXECUTABLE + "; Debian has it in the package nginx");
    }

    private Nginx(String name, int workers, String http) throws IOException {
        if (!Files.isExecutable(EXECUTABLE)) {
            throw new IllegalStateException("There is no nginx at " + EXECUTABLE + ": apt-get install nginx, or name "
                    + "another one by -Dnginx.executable");
        }
        this.workers = workers;
        directory = Files.createDirectories(Path.of("target", name)).toAbsolutePath();
        Files.deleteIfExists(errorLog());
        Files.deleteIfExists(accessLog());
        configure(http);
        master = new ProcessBuilder(EXECUTABLE.toString(), "-p", directory.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true).redirectOutput(directory.resolve("output.log").toFile()).start();
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param name of its directory below {@code target}: what it logs, and {@code html}, relative to which files are found
     * @param http what stands in the {@code http} block: servers that listen on 127.0.0.1:{@value #PORT}, and so on
     */
    static Nginx start(String name, int workers, String http) {
        try {
            Nginx nginx = new Nginx(name, workers, http);
            try {
                nginx.awaitListening();
            } catch (RuntimeException | IOException e) {
                nginx.close();
                throw e;
            }
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where it finds files that are named relatively. */
    Path directory() {
        return directory;
    }

    /** What it had to complain about so far. */
    String errors() {
        return read(errorLog());
    }

    /** The requests that it has answered so far; a request is logged a moment after its answer was received. */
    String requests() {
        return read(accessLog());
    }

    /** Gives it another configuration, and waits until it alone is served. The port stays. */
    void reload(String http) {
        Set<Long> old = workerIds();
        try {
            configure(http);
            new ProcessBuilder("kill", "-HUP", Long.toString(master.pid())).inheritIO().start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Until they have ended, the old ones accept connections too.
        Soon.holds(() -> assertThat(workerIds()).as(errors()).hasSize(workers).doesNotContainAnyElementsOf(old));
    }

    /** Ends it at once, also in the middle of answers. */
    @Override
    public void close() {
        master.destroy();
        try {
            if (!master.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                master.destroyForcibly();
            }
        } catch (InterruptedException e) {
            master.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void configure(String http) throws IOException {
        // Its workers would otherwise be nobody, who may not read what root's test wrote. To others than root it means nothing.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(directory.resolve("nginx.conf"),
                FRAME.formatted(user, workers, http.replace(PORT, Integer.toString(port))));
    }

    private void awaitListening() throws IOException {
        Soon.holds(() -> assertThat(!master.isAlive() || listens()).isTrue());
        if (!master.isAlive()) {
            throw new IOException("nginx did not start: " + errors() + read(directory.resolve("output.log")));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Set<Long> workerIds() {
        return master.children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private Path errorLog() {
        return directory.resolve("error.log");
    }

    private Path accessLog() {
        return directory.resolve("access.log");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
