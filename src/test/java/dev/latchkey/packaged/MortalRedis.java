package dev.latchkey.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis that dies, and comes back at the same address with what it has kept. */
final class MortalRedis implements AutoCloseable {

    private final Path data;
    private final Path pidFile;
    private final int port;

    MortalRedis(Path data) {
        this.data = data;
        pidFile = data.resolveSibling(data.getFileName() + ".pid");
        port = PackagedService.freePort();
    }

    String url() {
        return "redis://localhost:" + port;
    }

    /** Begins with nothing, and keeps nothing. */
    MortalRedis startForgetful() throws IOException {
        discard();
        start("appendonly no");
        return this;
    }

    /** Begins with nothing, and answers nothing that it has not kept. */
    MortalRedis startFaithful() throws IOException {
        discard();
        return comeBack();
    }

    /** Begins with what it has kept. */
    MortalRedis comeBack() throws IOException {
        start("appendonly yes", "appendfsync always");
        return this;
    }

    /** As if its machine had lost its power. */
    void kill() throws IOException {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    private void start(String... settings) throws IOException {
        Files.createDirectories(data);
        RedisServerBuilder builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("dir " + data)
                .setting("pidfile " + pidFile)
                .setting("save \"\"").onShutdownForceStop(true);
        for (String setting : settings) {
            builder.setting(setting);
        }
        builder.build().start();
    }

    private void discard() throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
