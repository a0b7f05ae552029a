package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.latchkey.testing.Soon;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisSentinel;

/** A Redis with a replica, and three Sentinels that make the replica the master when the master is gone. */
final class GuardedRedis implements AutoCloseable {

    static final String NAME = "latchkey";

    private static final int QUORUM = 2;

    private final List<RedisNode> nodes = new ArrayList<>();
    private final List<RedisSentinel> sentinels = new ArrayList<>();

    static GuardedRedis start(Path directory) throws IOException {
        GuardedRedis guarded = new GuardedRedis();
        RedisNode master = new RedisNode(directory.resolve("first")).discard().start(fresh());
        guarded.nodes.add(master);
        guarded.nodes.add(new RedisNode(directory.resolve("second")).discard().start(following(master)));
        for (int i = 0; i < 3; i++) {
            RedisSentinel sentinel = RedisSentinel.newRedisSentinel().bind("127.0.0.1").port(PackagedService.freePort())
                    .masterName(NAME).masterPort(master.port()).quorumSize(QUORUM).downAfterMilliseconds(1_000)
                    .failOverTimeout(5_000).onShutdownForceStop(true).build();
            sentinel.start();
            guarded.sentinels.add(sentinel);
        }
        guarded.awaitGuarded();
        return guarded;
    }

    /** For {@code QUARKUS_REDIS_HOSTS}. */
    String hosts() {
        return sentinels.stream().map(sentinel -> "redis://127.0.0.1:" + sentinel.ports().getFirst())
                .collect(Collectors.joining(","));
    }

    /** Kills the master once its replica has all that the master has. */
    void killMaster() throws IOException {
        RedisNode master = master();
        master.awaitReplicated();
        nodes.remove(master);
        master.kill();
    }

    /** Lets the Sentinels make the replica the master while both are there, as for maintenance. */
    void handOver() {
        RedisNode master = master();
        master.awaitReplicated();
        try (Jedis sentinel = sentinel(0)) {
            sentinel.sentinelFailover(NAME);
        }
        // Until it hears of it, the old master goes on as one, and what is written there is lost.
        Soon.holds(() -> assertThat(master.replication()).contains("role:slave", "master_link_status:up"));
    }

    @Override
    public void close() throws IOException {
        for (RedisSentinel sentinel : sentinels) {
            sentinel.stop();
        }
        for (RedisNode node : nodes) {
            node.close();
        }
    }

    private RedisNode master() {
        try (Jedis sentinel = sentinel(0)) {
            int port = Integer.parseInt(sentinel.sentinelGetMasterAddrByName(NAME).get(1));
            return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
        }
    }

    private void awaitGuarded() {
        for (int i = 0; i < sentinels.size(); i++) {
            try (Jedis sentinel = sentinel(i)) {
                Soon.holds(() -> assertThat(sentinel.info("sentinel")).contains("status=ok", "slaves=1,sentinels=3"));
            }
        }
    }

    private Jedis sentinel(int i) {
        return new Jedis("127.0.0.1", sentinels.get(i).ports().getFirst());
    }

    private static String[] fresh() {
        return new String[] { "appendonly no", "repl-diskless-sync yes", "repl-diskless-sync-delay 0" };
    }

    private static String[] following(RedisNode master) {
        return new String[] { "appendonly no", "repl-diskless-sync yes", "repl-diskless-sync-delay 0",
                "replicaof 127.0.0.1 " + master.port() };
    }
}
