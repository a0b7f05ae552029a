package dev.latchkey.usage.meter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.redis.RedisKeys;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

/** The counters in Redis, which only the window's script writes. */
@ApplicationScoped
class RedisCounters {

    private static final String TURN = "lk:1:sweep";
    private static final long SECONDS_OF_HOUR = 3600;

    private final Redis redis;
    private final RedisKeys keys;

    RedisCounters(Redis redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * Whether it is this instance's turn to do what is to be done so often: of several that ask, one is told so. The turn ends
     * a
     * little before the time is over, or who asks exactly that often, and alone, would be told so every second time.
     */
    Uni<Boolean> isOurTurn(Duration often) {
        return redis.send(Request.cmd(Command.SET).arg(TURN).arg("").arg("NX").arg("PX").arg(often.toMillis() * 9 / 10))
                .map(reply -> reply != null);
    }

    /** The current hour by Redis' clock, since 1970. */
    Uni<Long> hour() {
        return redis.send(Request.cmd(Command.TIME)).map(time -> time.get(0).toLong() / SECONDS_OF_HOUR);
    }

    /** All keys, some at a time, as they are asked for. One may come twice. */
    Multi<List<UsageKey>> scan() {
        return keys.matching(UsageKey.ALL)
                .map(found -> found.stream().map(UsageKey::parse).flatMap(Optional::stream).toList());
    }

    /** What a key counts; nothing if it is gone. */
    Uni<Map<Counter, Long>> read(UsageKey key) {
        return redis.send(Request.cmd(Command.HGETALL).arg(key.toString())).map(reply -> key.counts(fields(reply)));
    }

    /** Forgets what was stored. */
    Uni<Void> forget(UsageKey key) {
        return redis.send(Request.cmd(Command.DEL).arg(key.toString())).replaceWithVoid();
    }

    private static Map<String, String> fields(Response reply) {
        Map<String, String> fields = new HashMap<>();
        reply.getKeys().forEach(field -> fields.put(field, reply.get(field).toString()));
        return fields;
    }
}
