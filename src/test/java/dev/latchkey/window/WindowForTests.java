package dev.latchkey.window;

import java.time.Duration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/** A window on a real Redis, without the application. */
public final class WindowForTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;
    private static final Vertx VERTX = Vertx.vertx();

    private WindowForTests() {
    }

    /** @param uri of the Redis, which need not be there */
    public static SlidingWindow at(String uri) {
        return at(uri, TIMEOUT);
    }

    static SlidingWindow at(String uri, Duration timeout) {
        return at(uri, timeout, (subject, since) -> Uni.createFrom().item(0L));
    }

    static SlidingWindow at(String uri, Duration timeout, Ledger ledger) {
        return new SlidingWindow(redis(uri), ledger, limit(timeout));
    }

    /** The contract's limit, with another patience. */
    public static LimitConfig limit(Duration timeout) {
        return new Config(timeout);
    }

    static Redis redis(String uri) {
        return Redis.createClient(VERTX, new RedisOptions().setConnectionString(uri).setMaxPoolSize(CONNECTIONS));
    }

    private record Config(Duration timeout) implements LimitConfig {
        @Override
        public int requestsPerMinute() {
            return 300;
        }

        @Override
        public boolean legacyHeaders() {
            return false;
        }
    }
}
