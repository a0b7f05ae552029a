package dev.latchkey.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.latchkey.window.Bound;
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
            return new Decision.Admitted(List.of(state(limit, limit.requests() - count)), Optional.empty(), List.of());
        }
        counts.get(subject, unknown -> new AtomicInteger()).decrementAndGet();
        return new Decision.Refused(List.of(state(limit, 0)), state(limit, 0), window);
    }

    void giveBack(String subject) {
        AtomicInteger count = counts.getIfPresent(subject);
        if (count != null) {
            count.updateAndGet(held -> Math.max(0, held - 1));
        }
    }

    private WindowState state(Limit limit, int remaining) {
        return new WindowState(Bound.ofWhole(limit), remaining, window);
    }
}
