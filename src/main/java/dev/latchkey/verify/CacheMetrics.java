package dev.latchkey.verify;

import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Tells operators what the cache of keys does: {@code latchkey_key_cache_answers_total} by what requests were answered from,
 * {@code latchkey_key_cache_loads_seconds} by what the store said, and {@code latchkey_key_cache_size}.
 */
final class CacheMetrics {

    private static final String ANSWERS = "latchkey.key.cache.answers";
    private static final String LOADS = "latchkey.key.cache.loads";
    private static final String SIZE = "latchkey.key.cache.size";

    private final MeterRegistry registry;
    private final Counter fresh;
    private final Counter loaded;
    private final Counter stale;
    private final Counter unavailable;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
        fresh = answers("cache");
        loaded = answers("store");
        stale = answers("stale");
        unavailable = answers("nothing");
    }

    /** A request was answered from what is kept. */
    void fresh() {
        fresh.increment();
    }

    /** A request was answered by a load, its own or another's. */
    void loaded() {
        loaded.increment();
    }

    /** A request was answered by what was kept for the case that the store is away. */
    void stale() {
        stale.increment();
    }

    /** A request was not answered: the store is away, and nothing is kept. */
    void unavailable() {
        unavailable.increment();
    }

    /** The store was asked, and answered. */
    void loadEnded(boolean known, long nanoseconds) {
        load(known ? "known" : "unknown", nanoseconds);
    }

    /** The store was asked, and did not answer. */
    void loadFailed(long nanoseconds) {
        load("failed", nanoseconds);
    }

    void sizes(Cache<?, ?> known, Cache<?, ?> unknown) {
        registry.gauge(SIZE, Tags.of("kind", "known"), known, Cache::estimatedSize);
        registry.gauge(SIZE, Tags.of("kind", "unknown"), unknown, Cache::estimatedSize);
    }

    private Counter answers(String from) {
        return registry.counter(ANSWERS, "from", from);
    }

    private void load(String outcome, long nanoseconds) {
        registry.timer(LOADS, "outcome", outcome).record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
