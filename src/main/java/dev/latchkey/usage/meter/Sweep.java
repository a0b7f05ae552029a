package dev.latchkey.usage.meter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Stores what stands in Redis, whoever counted it: an instance may have died before it wrote what it had seen. Afterwards, and
 * only then, Redis may forget what is long over.
 */
@ApplicationScoped
class Sweep {

    /** An hour that ended at least one ago. A Redis that takes over may have a clock that is behind, but not by that much. */
    private static final int HOURS_UNTIL_OVER = 2;
    /** Questions to Redis; it has connections for more, but requests need those. */
    private static final int AT_ONCE = 8;

    private final RedisCounters redis;
    private final UsageHours stored;

    Sweep(RedisCounters redis, UsageHours stored) {
        this.redis = redis;
        this.stored = stored;
    }

    /** All that Redis holds. Fails if a store does; what was stored by then is stored. */
    Uni<Void> all() {
        return redis.hour().chain(hour -> redis.scan()
                .onItem().transformToUniAndConcatenate(keys -> store(keys, hour))
                .onItem().ignoreAsUni());
    }

    /**
     * A merchant's counters of the current hour and the last one. All earlier ones were swept before, if PostgreSQL was there.
     */
    Uni<Void> recent(String merchantId) {
        return redis.hour().chain(
                hour -> store(List.of(new UsageKey(merchantId, hour - 1), new UsageKey(merchantId, hour)), hour));
    }

    private Uni<Void> store(List<UsageKey> keys, long hour) {
        return Multi.createFrom().iterable(keys)
                .onItem().transformToUni(redis::read).merge(AT_ONCE)
                .collect().in(HashMap<Counter, Long>::new, Map::putAll)
                .chain(stored::write)
                .chain(() -> Multi.createFrom().iterable(keys)
                        .select().where(key -> key.hour() <= hour - HOURS_UNTIL_OVER)
                        .onItem().transformToUni(redis::forget).merge(AT_ONCE)
                        .onItem().ignoreAsUni());
    }
}
