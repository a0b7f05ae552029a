package dev.latchkey.identity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.latchkey.window.Decision;
import dev.latchkey.window.Limit;
import dev.latchkey.window.WindowState;

/**
 * Counts wrong passwords in this instance alone while Redis is away. Coarser than the window there: what was counted is
 * forgotten all at once, so long after the last of it.
 */
final class LocalCount {

    private static final int MAX_SUBJECTS = 100_000;

    private final Duration window;
    private final Cache<String, AtomicInteger> counts;

    LocalCount(Duration window) {
        this.window = window;
        counts = Caffeine.newBuilder().maximumSize(MAX_SUBJECTS).expireAfterAccess(window).build();
    }

    /** Counts one, or refuses. A refusal begins the wait anew: whoever goes on guessing goes on waiting. */
    Decision take(String subject, Limit limit) {
        int count = counts.get(subject, unknown -> new AtomicInteger()).incrementAndGet();
        if (count <= limit.requests()) {
            return new Decision.Admitted(new WindowState(limit.requests(), limit.requests() - count, window));
        }
        counts.get(subject, unknown -> new AtomicInteger()).decrementAndGet();
        return new Decision.Refused(new WindowState(limit.requests(), 0, window), window);
    }

    void giveBack(String subject) {
        AtomicInteger count = counts.getIfPresent(subject);
        if (count != null) {
            count.updateAndGet(held -> Math.max(0, held - 1));
        }
    }
}
