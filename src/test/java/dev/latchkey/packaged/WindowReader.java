package dev.latchkey.packaged;

import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;

/** Looks into a merchant's window in Redis: the times of its admissions by Redis' own clock, in microseconds. */
final class WindowReader implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final String key;

    WindowReader(String redisUrl, String merchant) {
        redis = Redis.createClient(vertx, redisUrl);
        key = "lk:1:{" + merchant + "}:w";
    }

    List<Long> read() {
        return redis.send(Request.cmd(Command.LRANGE).arg(key).arg(0).arg(-1))
                .map(times -> times.stream().map(time -> time.toLong()).toList())
                .toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
