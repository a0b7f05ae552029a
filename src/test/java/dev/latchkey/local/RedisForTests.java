package dev.latchkey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A real Redis for tests that run without the application, started once in a JVM. */
public final class RedisForTests {

    public static final String URI = new LocalRedis(Path.of("target", "latchkey-plain-test").toAbsolutePath(), false)
            .start();

    private RedisForTests() {
    }

    /** An address at which nobody listens. */
    public static String absent() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "redis://localhost:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
