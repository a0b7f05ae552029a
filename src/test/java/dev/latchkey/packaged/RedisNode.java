package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.latchkey.testing.Soon;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis process that can die, and be started again where it was. */
final class RedisNode implements AutoCloseable {

    private static final int BUS = 10_000;
    private static final int MOST = 22_000;

    private final Path data;
    private final Path pidFile;
    private final int port;

    /** @param data where it keeps what it is told to keep */
    RedisNode(Path data) {
        this(data, PackagedService.freePort());
    }

    private RedisNode(Path data, int port) {
        this.data = data;
        this.port = port;
        pidFile = data.resolveSibling(data.getFileName() + ".pid");
    }

    /** With a port that leaves room for that of the cluster's bus, which is 10,000 higher. */
    static RedisNode ofCluster(Path data) {
        int port = PackagedService.freePort();
        while (port > MOST || !PackagedService.isFree(port + BUS)) {
            port = PackagedService.freePort();
        }
        return new RedisNode(data, port);
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    RedisNode start(String... settings) throws IOException {
        Files.createDirectories(data);
        RedisServerBuilder builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("dir " + data)
                .setting("pidfile " + pidFile).setting("save \"\"").onShutdownForceStop(true);
        for (String setting : settings) {
            builder.setting(setting);
        }
        builder.build().start();
        return this;
    }

    /** As if its machine had lost its power. */
    void kill() throws IOException {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** It stands still, with its connections open: whoever asks is left waiting. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Files.readString(pidFile).strip()).inheritIO().start().waitFor();
    }

    /** Until its replica has all that it has; who writes meanwhile makes it longer. */
    void awaitReplicated() {
        Soon.holds(() -> {
            String replication = replication();
            String offset = replication.replaceFirst("(?s).*master_repl_offset:(\\d+).*", "$1");
            assertThat(replication).containsPattern("slave0:.*,state=online,offset=" + offset + ",");
        });
    }

    /**
     * What it says of masters and replicas; nothing when it closes the connection, as it does when its part in that changes.
     */
    String replication() {
        try (Jedis connection = connect()) {
            return connection.info("replication");
        } catch (JedisConnectionException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    /** Throws away what an earlier one has kept. */
    RedisNode discard() throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return this;
    }
}
