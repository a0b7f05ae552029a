package dev.latchkey.window;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;

/**
 * An event loop's connection to Redis, made when it is first needed, and made anew whenever it is lost. All of it happens on
 * that
 * loop.
 *
 * <p>
 * It has a client of its own, because a client's connections all belong to the loop on which it was made; and a new connection
 * has a new client, which asks Sentinel or the cluster anew where the data is.
 */
final class Link {

    private static final long CONNECT_MILLIS = 1_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 100;

    private final ContextInternal loop;
    private final RedisOptions options;
    private final LongSupplier nanos;
    private Consumer<RedisConnection> onLost = lost -> {
    };
    private Redis client;
    private Future<RedisConnection> connection;
    private boolean replacing;
    private boolean closed;
    private long attemptedAt;

    Link(ContextInternal loop, RedisOptions options, LongSupplier nanos) {
        this.loop = loop;
        this.options = options;
        this.nanos = nanos;
        attemptedAt = nanos.getAsLong() - TimeUnit.MILLISECONDS.toNanos(BETWEEN_ATTEMPTS_MILLIS);
    }

    /** @param onLost is told of each connection that is lost, once */
    void onLost(Consumer<RedisConnection> onLost) {
        this.onLost = onLost;
    }

    /** The one that there is, or the next attempt to make one. */
    Future<RedisConnection> connection() {
        if (closed) {
            return Future.failedFuture("the service ends");
        }
        if (connection == null || connection.failed()) {
            connection = untilNextAttempt() > 0 ? makeLater() : make();
        }
        return connection;
    }

    /** It failed: another is to be made, unless that was done already. */
    void lost(RedisConnection failed) {
        if (closed || connection == null || connection.result() != failed) {
            return;
        }
        if (options.getType() == RedisClientType.CLUSTER) {
            replace();
        } else {
            client.close();
            connection = null;
        }
        onLost.accept(failed);
    }

    /** Nothing comes from it any more. */
    void stalled() {
        if (connection != null && connection.succeeded()) {
            lost(connection.result());
        }
    }

    /** For good. */
    void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    private Future<RedisConnection> make() {
        client = Redis.createClient(loop.owner(), options);
        return connect(client);
    }

    private Future<RedisConnection> makeLater() {
        Promise<RedisConnection> promise = loop.promise();
        loop.setTimer(untilNextAttempt(), timer -> {
            if (closed) {
                promise.fail("the service ends");
            } else {
                make().onComplete(promise);
            }
        });
        return promise.future();
    }

    // Of a cluster's nodes only one may be lost. The others are still reached through the old connection, while a new one can't
    // be made before the cluster has put another node in its place.
    private void replace() {
        if (replacing || untilNextAttempt() > 0) {
            return;
        }
        replacing = true;
        Redis made = Redis.createClient(loop.owner(), options);
        Future<RedisConnection> replacement = connect(made);
        replacement.onComplete(done -> {
            replacing = false;
            if (closed) {
                made.close();
            } else if (done.succeeded()) {
                Redis old = client;
                // What is under way at the other nodes is still to be answered.
                loop.setTimer(DRAIN_MILLIS, timer -> old.close());
                client = made;
                connection = replacement;
            }
        });
    }

    private Future<RedisConnection> connect(Redis made) {
        attemptedAt = nanos.getAsLong();
        Promise<RedisConnection> promise = loop.promise();
        made.connect().timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS).onComplete(promise);
        return promise.future()
                .onSuccess(ready -> ready.endHandler(ended -> lost(ready)).exceptionHandler(failure -> lost(ready)))
                .onFailure(failure -> made.close());
    }

    private long untilNextAttempt() {
        return BETWEEN_ATTEMPTS_MILLIS - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - attemptedAt);
    }
}
