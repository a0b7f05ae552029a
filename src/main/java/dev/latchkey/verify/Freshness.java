package dev.latchkey.verify;

import java.time.Duration;

/** How long what was loaded may be taken for the truth. */
final class Freshness {

    /** While changes go unheard, this is within what a revoked key may go on working for. */
    static final Duration UNHEARD = Duration.ofSeconds(1);

    private final Changes changes;
    private final long keyNanos;
    private final long unknownNanos;
    private final long awayNanos;

    Freshness(Changes changes, LookupConfig config) {
        this.changes = changes;
        keyNanos = config.freshFor().toNanos();
        unknownNanos = config.unknownFor().toNanos();
        awayNanos = config.staleIfDown().toNanos();
    }

    /** Whether it answers a request that came at that time. */
    boolean isFresh(LoadedKey loaded, long arrival) {
        return isYoung(loaded, arrival) && !changes.maybeMissedSince(loaded.lastChange()) && !isChanged(loaded);
    }

    /** Whether a key is to be looked up again before long, since a fifth at most is left of the time for which it is fresh. */
    boolean isAgeing(LoadedKey loaded, long arrival) {
        return loaded.key().isPresent() && arrival - loaded.askedAt() >= most(keyNanos) / 5 * 4;
    }

    /** Whether it answers a request that came at that time, where the store gives no answer. */
    boolean isGoodWhileAway(LoadedKey loaded, long arrival) {
        return loaded.key().isPresent() && arrival - loaded.askedAt() < awayNanos && !isChanged(loaded);
    }

    private boolean isYoung(LoadedKey loaded, long arrival) {
        return arrival - loaded.askedAt() < most(loaded.key().isPresent() ? keyNanos : unknownNanos);
    }

    private long most(long usual) {
        return changes.areHeard() ? usual : Math.min(usual, UNHEARD.toNanos());
    }

    // A hash that nobody has belongs to no merchant: whichever has changed, it may have got the key.
    private boolean isChanged(LoadedKey loaded) {
        return loaded.key().map(key -> changes.anySince(loaded.lastChange(), key.merchant()))
                .orElseGet(() -> changes.anySince(loaded.lastChange()));
    }
}
