package dev.latchkey.window;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;

/**
 * An event loop's connection to Redis, made when it is needed and made anew when it is lost. All of it happens on that loop.
 *
 * <p>
 * It has a client of its own, because a client's connections all belong to the loop on which it was made; and a new connection
 * has a new client, which asks Sentinel or the cluster anew where the data is.
 */
final class Link {

    private static final long CONNECT_MILLIS = 5_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ContextInternal loop;
    private final RedisOptions options;
    private final LongSupplier nanos;
    private Redis client;
    private Future<RedisConnection> connection;
    private boolean replacing;
    private long failedAt;

    Link(ContextInternal loop, RedisOptions options, LongSupplier nanos) {
        this.loop = loop;
        this.options = options;
        this.nanos = nanos;
        this.failedAt = nanos.getAsLong() - BACK_OFF_NANOS;
    }

    /** Complete if it is there, failed if it was not to be had just now, and otherwise on its way. */
    Future<RedisConnection> connection() {
        if (connection == null || connection.failed() && hasBackedOff()) {
            Redis made = Redis.createClient(loop.owner(), options);
            client = made;
            connection = connect(made).onFailure(failure -> failedAt = nanos.getAsLong());
        }
        return connection;
    }

    /** It failed: another is to be made, unless that was done already. */
    void lost(RedisConnection failed) {
        if (connection == null || connection.result() != failed) {
            return;
        }
        if (options.getType() != RedisClientType.CLUSTER) {
            client.close();
            connection = null;
        } else if (!replacing && hasBackedOff()) {
            replace();
        }
    }

    // Of a cluster's nodes only one may be lost. The others are still reached through the old connection, while a new one can't
    // be made before the cluster has put another node in its place.
    private void replace() {
        replacing = true;
        Redis made = Redis.createClient(loop.owner(), options);
        Future<RedisConnection> replacement = connect(made);
        replacement.onComplete(done -> {
            replacing = false;
            if (done.succeeded()) {
                Redis old = client;
                // What is under way at the other nodes is still to be answered.
                loop.owner().setTimer(DRAIN_MILLIS, timer -> old.close());
                client = made;
                connection = replacement;
            } else {
                failedAt = nanos.getAsLong();
            }
        });
    }

    private Future<RedisConnection> connect(Redis made) {
        Promise<RedisConnection> promise = loop.promise();
        made.connect().timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS).onComplete(promise);
        return promise.future()
                .onSuccess(ready -> ready.endHandler(ended -> lost(ready)).exceptionHandler(failure -> lost(ready)))
                .onFailure(failure -> made.close());
    }

    private boolean hasBackedOff() {
        return nanos.getAsLong() - failedAt >= BACK_OFF_NANOS;
    }
}
