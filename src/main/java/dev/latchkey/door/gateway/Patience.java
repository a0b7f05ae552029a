package dev.latchkey.door.gateway;

import java.time.Duration;

import io.vertx.core.Vertx;

/** Ends what does not move. Belongs to one event loop, and is not thread-safe. */
final class Patience {

    private final Vertx vertx;
    private final Runnable end;
    private long limit;
    private long moved;
    private long timer = -1;

    /** @param end called once, when nothing has moved for as long as is allowed */
    Patience(Vertx vertx, Runnable end) {
        this.vertx = vertx;
        this.end = end;
    }

    /** From now on, something must move within that time. */
    void allow(Duration time) {
        stop();
        limit = time.toNanos();
        moved();
        arm(limit);
    }

    /** Something did. Cheap, for it happens with every buffer: the timer looks at it when it is due. */
    void moved() {
        moved = System.nanoTime();
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void arm(long nanos) {
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), due -> {
            long left = limit - (System.nanoTime() - moved);
            if (left > 0) {
                arm(left);
            } else {
                end.run();
            }
        });
    }
}
