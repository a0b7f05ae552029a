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
 * An event loop's connection to Redis, made when it is first needed, and made anew whenever it is lost. All of it happens on
 * that
 * loop.
 *
 * <p>
 * It has a client of its own, because a client's connections all belong to the loop on which it was made; and a new connection
 * has a new client, which asks Sentinel or the cluster anew where the data is.
 */
final class Link {

    private static final long CONNECT_MILLIS = 5_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long MAX_DELAY_MILLIS = 1_000;

    private final ContextInternal loop;
    private final RedisOptions options;
    private final LongSupplier nanos;
    private Redis client;
    private Future<RedisConnection> connection;
    private boolean replacing;
    private long delay = FIRST_DELAY_MILLIS;
    private long attemptedAt;

    Link(ContextInternal loop, RedisOptions options, LongSupplier nanos) {
        this.loop = loop;
        this.options = options;
        this.nanos = nanos;
    }

    /** Complete if it is there, failed if it was not to be had and is tried again later, and otherwise on its way. */
    Future<RedisConnection> connection() {
        if (connection == null) {
            make();
        }
        return connection;
    }

    /** It failed: another is made, unless that was done already. */
    void lost(RedisConnection failed) {
        if (connection.result() != failed) {
            return;
        }
        if (options.getType() == RedisClientType.CLUSTER) {
            replace();
            return;
        }
        client.close();
        if (isNew()) {
            connection = Future.failedFuture("the connection was lost as soon as it was made");
            makeLater();
        } else {
            make();
        }
    }

    private void make() {
        Redis made = Redis.createClient(loop.owner(), options);
        client = made;
        connection = connect(made).onFailure(failure -> makeLater());
    }

    private void makeLater() {
        loop.setTimer(delay, timer -> make());
        delay = Math.min(2 * delay, MAX_DELAY_MILLIS);
    }

    // Of a cluster's nodes only one may be lost. The others are still reached through the old connection, while a new one can't
    // be made before the cluster has put another node in its place.
    private void replace() {
        if (replacing || isNew()) {
            return;
        }
        replacing = true;
        Redis made = Redis.createClient(loop.owner(), options);
        Future<RedisConnection> replacement = connect(made);
        replacement.onComplete(done -> {
            replacing = false;
            if (done.succeeded()) {
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
                .onSuccess(ready -> {
                    delay = FIRST_DELAY_MILLIS;
                    ready.endHandler(ended -> lost(ready)).exceptionHandler(failure -> lost(ready));
                })
                .onFailure(failure -> made.close());
    }

    private boolean isNew() {
        return nanos.getAsLong() - attemptedAt < TimeUnit.MILLISECONDS.toNanos(FIRST_DELAY_MILLIS);
    }
}
