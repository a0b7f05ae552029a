package dev.latchkey.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;

/** Where the requests of one event loop wait, and from where they go to Redis together. All of it happens on that loop. */
final class Lane {

    /**
     * What Redis says when it is its own trouble, and not that of one key. Older Redis put the place in the script before it.
     */
    private static final Pattern OF_THE_SERVER = Pattern
            .compile("\\b(BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|NOREPLICAS|OOM|READONLY)\\b");
    /** This node was a master, and is one no longer. */
    private static final String READ_ONLY = "READONLY";
    /**
     * After so many timeouts of silence Redis hangs; sooner, and a pause of this JVM's or the machine's would pass for that.
     */
    private static final int STALLED = 4;
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** With a colon, which no merchant's id has. */
    private static final Ask PROBE = new Ask(":probe", Bounds.ofWhole(new Limit(1_000_000, Duration.ofSeconds(1))),
            Charge.unmetered(1));

    private final ContextInternal loop;
    private final Link link;
    private final WindowScript script;
    private final Batching batching;
    private final RedisClock clock;
    private final LongSupplier nanos;
    private final long timeout;
    private final Breaker breaker;
    private final List<Waiting> queue = new ArrayList<>();
    private final Patience patience;
    private boolean flushing;
    private int calls;
    /** The last connection on which Redis has decided. */
    private RedisConnection proven;
    /** When something was heard of Redis, or nothing was to be heard. */
    private long quietSince;

    /** @param timeout how long a request waits, in nanoseconds */
    Lane(ContextInternal loop, Link link, WindowScript script, Batching batching, RedisClock clock, LongSupplier nanos,
            long timeout) {
        this.loop = loop;
        this.link = link;
        this.script = script;
        this.batching = batching;
        this.clock = clock;
        this.nanos = nanos;
        this.timeout = timeout;
        patience = new Patience(loop, nanos, this::givenUp);
        breaker = new Breaker(loop, this::probe);
        // What stands before a dead Redis may accept connections, and one that wants another password closes them.
        link.onLost(lost -> {
            if (lost != proven) {
                breaker.open("a connection was lost before it was of use");
            }
        });
    }

    /** Whether nobody is to wait here, because Redis gives no decisions; for any thread. */
    boolean isAway() {
        return breaker.isOpen();
    }

    /** For any thread. */
    void ask(Waiting waiting) {
        loop.execute(() -> {
            if (patience.isEmpty() && calls == 0 && !flushing) {
                quietSince = nanos.getAsLong();
            }
            queue.add(waiting);
            patience.add(waiting);
            if (!flushing) {
                flushing = true;
                // After all that this turn of the loop has to read: more requests may come of it.
                loop.runOnContext(turn -> flush());
            }
        });
    }

    /** Asks on nobody's behalf, so that it is known whether Redis decides. */
    Future<?> probe() {
        Waiting probe = new Waiting(PROBE, nanos.getAsLong() + timeout, loop.promise());
        ask(probe);
        return probe.answer();
    }

    /** For good, and for any thread. */
    void close() {
        breaker.stop();
        loop.execute(link::close);
    }

    private void flush() {
        link.connection().onComplete(connection -> {
            flushing = false;
            List<Waiting> ready = new ArrayList<>(queue);
            queue.clear();
            if (connection.failed()) {
                ready.forEach(waiting -> waiting.failed(connection.cause()));
                patience.forgetAnswered();
                breaker.open(connection.cause().getMessage());
            } else {
                ready.removeIf(Lane::isGone);
                send(ready, connection.result());
            }
        });
    }

    // Whoever was given up before it was sent knows now that it was not counted.
    private static boolean isGone(Waiting waiting) {
        if (waiting.isAnswered()) {
            waiting.failed(NotDecidedException.NOT_ASKED);
            return true;
        }
        return false;
    }

    private void send(List<Waiting> ready, RedisConnection connection) {
        batching.calls(ready).forEach(call -> send(call, connection));
    }

    private void send(Call call, RedisConnection connection) {
        calls++;
        connection.send(call.request(Command.EVALSHA, script.sha1(), clock))
                .onComplete(reply -> {
                    if (reply.failed() && tells(reply.cause().getMessage(), "NOSCRIPT")) {
                        // After a restart, a failover or SCRIPT FLUSH Redis has forgotten the script; EVAL runs and teaches it.
                        connection.send(call.request(Command.EVAL, script.source(), clock))
                                .onComplete(again -> replied(call, connection, again));
                    } else {
                        replied(call, connection, reply);
                    }
                });
    }

    private void replied(Call call, RedisConnection connection, AsyncResult<Response> reply) {
        calls--;
        quietSince = nanos.getAsLong();
        if (reply.failed() && isOfRedis(reply.cause())) {
            call.failed(reply.cause());
            mind(reply.cause().getMessage(), connection);
        } else if (reply.failed()) {
            call.lost(reply.cause());
            link.lost(connection);
        } else {
            proven = connection;
            clock.heard(reply.result().get(0).toLong(), quietSince);
            if (Call.wasTooLate(reply.result())) {
                // Decided for nobody: who has not given up asks again.
                send(call.tooLate(), connection);
            } else {
                Response error = call.answered(reply.result());
                if (error != null) {
                    mind(error.toString(), connection);
                }
            }
        }
        patience.forgetAnswered();
    }

    private void mind(String error, RedisConnection connection) {
        if (tells(error, READ_ONLY)) {
            link.lost(connection);
        }
        if (error != null && OF_THE_SERVER.matcher(error).find()) {
            breaker.open(error);
        }
    }

    private void givenUp(long now) {
        if (now - quietSince >= Math.min(STALLED * timeout, STALLED_NANOS)) {
            link.stalled();
            breaker.open("nothing is heard of it");
        }
    }

    // The client tells the end of a connection as if Redis had said it.
    private static boolean isOfRedis(Throwable failure) {
        return failure instanceof Response && !tells(failure.getMessage(), "CONNECTION_CLOSED");
    }

    private static boolean tells(String error, String kind) {
        return error != null && error.contains(kind);
    }
}
