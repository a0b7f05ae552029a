package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.latchkey.testing.Soon;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three shards, each with a replica: six real processes. */
final class ShardedRedis implements AutoCloseable {

    private static final int SHARDS = 3;
    private static final int SLOTS = 16_384;
    private static final int PATIENCE_MILLIS = 5_000;

    private final List<RedisNode> masters = new ArrayList<>();
    private final List<RedisNode> replicas = new ArrayList<>();

    static ShardedRedis start(Path directory) throws IOException {
        ShardedRedis cluster = new ShardedRedis();
        for (int shard = 0; shard < SHARDS; shard++) {
            cluster.masters.add(node(directory.resolve("master-" + shard)));
            cluster.replicas.add(node(directory.resolve("replica-" + shard)));
        }
        cluster.join();
        return cluster;
    }

    /** For {@code QUARKUS_REDIS_HOSTS}. */
    String hosts() {
        return masters.stream().map(RedisNode::url).collect(Collectors.joining(","));
    }

    List<RedisNode> masters() {
        return List.copyOf(masters);
    }

    /** Which of the shards a subject's windows are in, as the slots were dealt out. */
    int shardOf(String subject) {
        return JedisClusterCRC16.getSlot(subject) * SHARDS / SLOTS;
    }

    /** The keys of a subject on a master. */
    List<String> keys(int shard, String subject) {
        try (Jedis master = masters.get(shard).connect()) {
            return List.copyOf(master.keys("lk:1:{" + subject + "}:*"));
        }
    }

    /** Moves the slot of a subject to another shard, as resharding does, while it is in use. */
    void move(String subject, int from, int to) {
        int slot = JedisClusterCRC16.getSlot(subject);
        try (Jedis source = masters.get(from).connect(); Jedis target = masters.get(to).connect()) {
            String sourceId = source.clusterMyId();
            String targetId = target.clusterMyId();
            target.clusterSetSlotImporting(slot, sourceId);
            source.clusterSetSlotMigrating(slot, targetId);
            for (List<String> keys = source.clusterGetKeysInSlot(slot, 100); !keys.isEmpty(); keys = source
                    .clusterGetKeysInSlot(slot, 100)) {
                source.migrate("127.0.0.1", masters.get(to).port(), 0, PATIENCE_MILLIS, new MigrateParams(),
                        keys.toArray(String[]::new));
            }
            target.clusterSetSlotNode(slot, targetId);
            source.clusterSetSlotNode(slot, targetId);
        }
    }

    /** Kills a shard's master once its replica has all that the master has. */
    void killMaster(int shard) throws IOException {
        masters.get(shard).awaitReplicated();
        masters.get(shard).kill();
    }

    @Override
    public void close() throws IOException {
        for (List<RedisNode> nodes : List.of(masters, replicas)) {
            for (RedisNode node : nodes) {
                try (Jedis running = node.connect()) {
                    running.ping();
                    node.close();
                } catch (JedisConnectionException e) {
                    // killed by the test
                }
            }
        }
    }

    private void join() {
        for (int shard = 0; shard < SHARDS; shard++) {
            int first = SLOTS * shard / SHARDS + (shard == 0 ? 0 : 1);
            int last = SLOTS * (shard + 1) / SHARDS - (shard == SHARDS - 1 ? 1 : 0);
            try (Jedis master = masters.get(shard).connect()) {
                master.clusterAddSlots(IntStream.rangeClosed(first, last).toArray());
            }
        }
        try (Jedis first = masters.getFirst().connect()) {
            for (int shard = 0; shard < SHARDS; shard++) {
                first.clusterMeet("127.0.0.1", masters.get(shard).port());
                first.clusterMeet("127.0.0.1", replicas.get(shard).port());
            }
        }
        for (int shard = 0; shard < SHARDS; shard++) {
            try (Jedis master = masters.get(shard).connect(); Jedis replica = replicas.get(shard).connect()) {
                String id = master.clusterMyId();
                Soon.holds(() -> assertThat(replica.clusterNodes()).contains(id));
                replica.clusterReplicate(id);
            }
        }
        for (List<RedisNode> nodes : List.of(masters, replicas)) {
            nodes.forEach(ShardedRedis::awaitWhole);
        }
    }

    private static void awaitWhole(RedisNode node) {
        try (Jedis connection = node.connect()) {
            Soon.holds(() -> assertThat(connection.clusterInfo()).contains("cluster_state:ok", "cluster_known_nodes:6"));
            Soon.holds(() -> assertThat(connection.info("replication")).containsAnyOf("connected_slaves:1",
                    "master_link_status:up"));
        }
    }

    private static RedisNode node(Path data) throws IOException {
        return RedisNode.ofCluster(data).discard().start("cluster-enabled yes", "cluster-node-timeout 2000", "appendonly no",
                "repl-diskless-sync yes", "repl-diskless-sync-delay 0");
    }
}
