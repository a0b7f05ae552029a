package dev.latchkey.window;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;

/** Has a {@link Lane} for each event loop: what a request asks goes to Redis from the loop on which it came. */
final class Lanes {

    private final VertxInternal vertx;
    private final RedisOptions options;
    private final Batching batching;
    private final long timeout;
    private final LongSupplier nanos;
    private final WindowScript script;
    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(Vertx vertx, RedisOptions options, LimitConfig config, WindowScript script, LongSupplier nanos) {
        this.vertx = (VertxInternal) vertx;
        this.options = options;
        this.batching = options.getType() == RedisClientType.CLUSTER && config.batching() == Batching.ALL ? Batching.MERCHANT
                : config.batching();
        this.timeout = config.timeout().toNanos();
        this.script = script;
        this.nanos = nanos;
    }

    /**
     * @return where the caller is: the decision, empty if there is none before it is told what was used of the quota; fails
     *         with
     *         {@link NotDecidedException}
     */
    Future<Optional<Decision>> ask(Ask ask) {
        ContextInternal caller = vertx.getOrCreateContext();
        Lane lane = lane(caller);
        if (lane.isAway()) {
            return Future.failedFuture(NotDecidedException.NOT_ASKED);
        }
        Waiting waiting = new Waiting(ask, nanos.getAsLong() + timeout, caller.promise());
        lane.ask(waiting);
        return waiting.answer();
    }

    /** Whether Redis is known to give no decisions to some event loop. */
    boolean isAway() {
        return lanes.values().stream().anyMatch(Lane::isAway);
    }

    /** Finds out whether Redis decides, before the first request comes. */
    void begin() {
        lane(vertx.getOrCreateContext()).probe();
    }

    /** For good: what still asks is refused. */
    void close() {
        lanes.values().forEach(Lane::close);
    }

    private Lane lane(ContextInternal caller) {
        return lanes.computeIfAbsent(caller.nettyEventLoop(), this::newLane);
    }

    private Lane newLane(EventLoop eventLoop) {
        ContextInternal loop = vertx.createEventLoopContext(eventLoop, null, Thread.currentThread().getContextClassLoader());
        return new Lane(loop, new Link(loop, options, nanos), script, batching,
                new RedisClock(options.getType() != RedisClientType.CLUSTER), nanos, timeout);
    }
}
