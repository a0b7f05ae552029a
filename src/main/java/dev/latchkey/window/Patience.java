package dev.latchkey.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import io.vertx.core.impl.ContextInternal;

/** Gives up who has waited long enough: one timer for all that wait on an event loop, where all of it happens. */
final class Patience {

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ContextInternal loop;
    private final LongSupplier nanos;
    private final LongConsumer givenUp;
    /** Those that were not answered, in the order in which they came, and those behind the first of them. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean watching;

    /** @param givenUp is told when somebody was given up, in nanoseconds */
    Patience(ContextInternal loop, LongSupplier nanos, LongConsumer givenUp) {
        this.loop = loop;
        this.nanos = nanos;
        this.givenUp = givenUp;
    }

    /** Nobody waits who came before. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(Waiting next) {
        waiting.add(next);
        watch();
    }

    void forgetAnswered() {
        while (!waiting.isEmpty() && waiting.getFirst().isAnswered()) {
            waiting.removeFirst();
        }
    }

    private void watch() {
        if (!watching) {
            watching = true;
            long due = waiting.getFirst().deadline();
            later(Math.max(due - nanos.getAsLong(), 0), () -> {
                // Where this loop itself was held up, the answers may be here: they are read first.
                if (nanos.getAsLong() - due > LATE_NANOS) {
                    later(0, this::giveUp);
                } else {
                    giveUp();
                }
            });
        }
    }

    private void later(long pause, Runnable then) {
        loop.owner().setTimer(TimeUnit.NANOSECONDS.toMillis(pause) + 1, timer -> then.run());
    }

    private void giveUp() {
        watching = false;
        long now = nanos.getAsLong();
        boolean any = false;
        while (!waiting.isEmpty() && waiting.getFirst().deadline() - now <= 0) {
            Waiting first = waiting.removeFirst();
            any |= !first.isAnswered();
            first.giveUp();
        }
        if (any) {
            givenUp.accept(now);
        }
        if (!waiting.isEmpty()) {
            watch();
        }
    }
}
