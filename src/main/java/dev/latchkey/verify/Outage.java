package dev.latchkey.verify;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers that a store gave no answer. One request a second then goes and sees whether it is back, and the others need not
 * wait for it in vain.
 *
 * <p>
 * For use by any thread; times are nanoseconds of a clock that never goes back.
 */
final class Outage {

    private static final long BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nextTry = new AtomicLong();
    private volatile boolean lasting;

    /** The store gave no answer. Whether that is news. */
    boolean began(long now) {
        boolean news = !lasting;
        nextTry.set(now + BETWEEN_TRIES);
        lasting = true;
        return news;
    }

    /** The store gave one. Whether that is news. */
    boolean ended() {
        boolean news = lasting;
        lasting = false;
        return news;
    }

    /** Whether asking the store is left to another request. */
    boolean isLeftToOthers(long now) {
        if (!lasting) {
            return false;
        }
        long next = nextTry.get();
        return now - next < 0 || !nextTry.compareAndSet(next, now + BETWEEN_TRIES);
    }
}
