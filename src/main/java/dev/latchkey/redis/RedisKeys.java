package dev.latchkey.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;

/** Walks through the keys of a Redis, whichever nodes it is made of: SCAN tells of one node only. */
@ApplicationScoped
public class RedisKeys {

    /** A cursor of SCAN begins and ends with it. */
    private static final String ENDS = "0";
    private static final int SCANNED_AT_ONCE = 1000;
    private static final int MASTER = 2;

    private final Redis redis;
    private final Vertx vertx;
    private final RedisServer server;

    RedisKeys(Redis redis, Vertx vertx, RedisServer server) {
        this.redis = redis;
        this.vertx = vertx;
        this.server = server;
    }

    /** All keys of that pattern, some at a time, as they are asked for. One may come twice. */
    public Multi<List<String>> matching(String pattern) {
        if (server.options().getType() != RedisClientType.CLUSTER) {
            return scan(redis, pattern);
        }
        return redis.send(Request.cmd(Command.CLUSTER).arg("SLOTS"))
                .onItem().transformToMulti(slots -> Multi.createFrom().iterable(masters(slots)))
                .onItem().transformToMultiAndConcatenate(master -> Multi.createFrom()
                        .resource(() -> Redis.createClient(vertx, alone(master)), node -> scan(node, pattern))
                        .withFinalizer(Redis::close));
    }

    private static Multi<List<String>> scan(Redis node, String pattern) {
        return Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(ENDS), next -> page(node, pattern, next.get())
                        .invoke(page -> next.set(page.next())))
                .whilst(page -> !page.next().equals(ENDS))
                .map(Page::keys);
    }

    private static Uni<Page> page(Redis node, String pattern, String cursor) {
        return node.send(Request.cmd(Command.SCAN).arg(cursor).arg("MATCH").arg(pattern).arg("COUNT").arg(SCANNED_AT_ONCE))
                .map(page -> new Page(page.get(0).toString(), StreamSupport.stream(page.get(1).spliterator(), false)
                        .map(Response::toString).toList()));
    }

    /** @param slots for each range its first, its last, its master, and its replicas; of a node its address and port first */
    private Set<String> masters(Response slots) {
        Set<String> masters = new LinkedHashSet<>();
        for (Response range : slots) {
            Response address = range.get(MASTER).get(0);
            masters.add(reached(address == null ? "" : address.toString(), range.get(MASTER).get(1).toInteger()));
        }
        return masters;
    }

    // With the scheme and the password of a configured node; and at its address, if the cluster does not know its own.
    private String reached(String address, int port) {
        URI configured = URI.create(server.options().getEndpoint());
        try {
            return new URI(configured.getScheme(), configured.getUserInfo(),
                    address.isEmpty() ? configured.getHost() : address, port, null, null, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a cluster's node has no usable address: " + address, e);
        }
    }

    private RedisOptions alone(String node) {
        return server.options().setType(RedisClientType.STANDALONE).setEndpoints(List.of(node));
    }

    /** @param next where the next ones are; {@link #ENDS} if these were the last */
    private record Page(String next, List<String> keys) {
    }
}
