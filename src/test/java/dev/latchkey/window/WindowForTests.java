package dev.latchkey.window;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/** A window on a real Redis, without the application. */
public final class WindowForTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    static final Vertx VERTX = Vertx.vertx();

    private WindowForTests() {
    }

    /** @param uri of the Redis, which need not be there */
    public static SlidingWindow at(String uri) {
        return at(uri, limit(TIMEOUT));
    }

    static SlidingWindow at(String uri, LimitConfig config) {
        return at(uri, config, (subject, since) -> Uni.createFrom().item(0L));
    }

    static SlidingWindow at(String uri, LimitConfig config, Ledger ledger) {
        return at(uri, config, ledger, WindowScript.load(), System::nanoTime);
    }

    /** @param nanos a clock that goes as that of the script does */
    static SlidingWindow at(String uri, LimitConfig config, Ledger ledger, WindowScript script, LongSupplier nanos) {
        return new SlidingWindow(redis(uri), new Lanes(VERTX, options(uri), config, script, nanos), ledger, config,
                config.whenStoreIsDown().standIn(config, nanos), nanos);
    }

    /** The contract's limit, with another patience. */
    public static LimitConfig limit(Duration timeout) {
        return new Config(timeout, Batching.ALL, true, WhenStoreIsDown.CLOSED);
    }

    /** The contract's limit, with another patience, and somebody else to decide when it ends. */
    static LimitConfig limit(Duration timeout, WhenStoreIsDown whenStoreIsDown) {
        return new Config(timeout, Batching.ALL, true, whenStoreIsDown);
    }

    static LimitConfig limit(Batching batching, boolean knownFullShortcut) {
        return new Config(TIMEOUT, batching, knownFullShortcut, WhenStoreIsDown.CLOSED);
    }

    static Redis redis(String uri) {
        return Redis.createClient(io.vertx.mutiny.core.Vertx.newInstance(VERTX), options(uri));
    }

    private static RedisOptions options(String uri) {
        return new RedisOptions().setConnectionString(uri);
    }

    private record Config(Duration timeout, Batching batching, boolean knownFullShortcut,
            WhenStoreIsDown whenStoreIsDown) implements LimitConfig {
        @Override
        public int requestsPerMinute() {
            return 300;
        }

        @Override
        public int expectedInstances() {
            return 1;
        }

        @Override
        public boolean legacyHeaders() {
            return false;
        }
    }
}
