package dev.latchkey.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import io.vertx.core.AsyncResult;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;

/** Where the requests of one event loop wait, and from where they go to Redis together. All of it happens on that loop. */
final class Lane {

    /** This node was a master, and is one no longer. */
    private static final String READ_ONLY = "READONLY";
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ContextInternal loop;
    private final Link link;
    private final WindowScript script;
    private final Batching batching;
    private final LongSupplier nanos;
    private final List<Waiting> queue = new ArrayList<>();
    /** Those that were not answered, in the order in which they came, and those behind the first of them. */
    private final Deque<Waiting> open = new ArrayDeque<>();
    private boolean flushing;
    private boolean watching;
    private long lastReply;
    private int calls;

    Lane(ContextInternal loop, Link link, WindowScript script, Batching batching, LongSupplier nanos) {
        this.loop = loop;
        this.link = link;
        this.script = script;
        this.batching = batching;
        this.nanos = nanos;
    }

    /** For any thread. */
    void ask(Waiting waiting) {
        loop.execute(() -> {
            queue.add(waiting);
            open.add(waiting);
            watch();
            if (!flushing) {
                flushing = true;
                // After all that this turn of the loop has to read: more requests may come of it.
                loop.runOnContext(turn -> flush());
            }
        });
    }

    /** For good, and for any thread. */
    void close() {
        loop.execute(link::close);
    }

    private void flush() {
        link.connection().onComplete(connection -> {
            flushing = false;
            List<Waiting> ready = new ArrayList<>(queue);
            queue.clear();
            ready.removeIf(Waiting::isAnswered);
            if (connection.failed()) {
                ready.forEach(waiting -> waiting.failed(connection.cause()));
                forgetAnswered();
            } else {
                batching.calls(ready).forEach(call -> send(call, connection.result()));
            }
        });
    }

    private void send(Call call, RedisConnection connection) {
        if (calls++ == 0) {
            lastReply = nanos.getAsLong();
        }
        connection.send(call.request(Command.EVALSHA, script.sha1()))
                .onComplete(reply -> {
                    if (reply.failed() && tells(reply.cause().getMessage(), "NOSCRIPT")) {
                        // After a restart, a failover or SCRIPT FLUSH Redis has forgotten the script; EVAL runs and teaches it.
                        connection.send(call.request(Command.EVAL, script.source()))
                                .onComplete(again -> replied(call, connection, again));
                    } else {
                        replied(call, connection, reply);
                    }
                });
    }

    private void replied(Call call, RedisConnection connection, AsyncResult<Response> reply) {
        calls--;
        lastReply = nanos.getAsLong();
        if (reply.failed()) {
            call.failed(reply.cause());
            if (!(reply.cause() instanceof Response) || tells(reply.cause().getMessage(), READ_ONLY)) {
                link.lost(connection);
            }
        } else {
            Response error = call.answered(reply.result());
            if (error != null && tells(error.toString(), READ_ONLY)) {
                link.lost(connection);
            }
        }
        forgetAnswered();
    }

    private void watch() {
        if (!watching) {
            watching = true;
            long patience = Math.max(open.getFirst().deadline() - nanos.getAsLong(), 0);
            loop.owner().setTimer(TimeUnit.NANOSECONDS.toMillis(patience) + 1, timer -> giveUp());
        }
    }

    private void giveUp() {
        watching = false;
        long now = nanos.getAsLong();
        while (!open.isEmpty() && open.getFirst().deadline() - now <= 0) {
            open.removeFirst().failed(new TimeoutException("none in time"));
        }
        if (calls > 0 && now - lastReply > STALLED_NANOS) {
            link.stalled();
        }
        if (!open.isEmpty()) {
            watch();
        }
    }

    private void forgetAnswered() {
        while (!open.isEmpty() && open.getFirst().isAnswered()) {
            open.removeFirst();
        }
    }

    // Older Redis put the place in the script before the kind.
    private static boolean tells(String error, String kind) {
        return error != null && error.contains(kind);
    }
}
