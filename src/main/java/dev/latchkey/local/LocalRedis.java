package dev.latchkey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import redis.embedded.RedisServer;

/**
 * A Redis of our own.
 *
 * @param directory where its data goes
 * @param lasting whether the data of the last run is kept
 */
record LocalRedis(Path directory, boolean lasting) implements LocalStores.Store {

    @Override
    public String start() {
        try {
            Path data = Files.createDirectories(directory.resolve("redis"));
            int port = freePort();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + data)
                    .setting("save \"\"")
                    .setting("appendonly " + (lasting ? "yes" : "no"))
                    .onShutdownForceStop(true)
                    .build();
            redis.start();
            return "redis://localhost:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException("The local Redis did not start; its data is in " + directory, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
