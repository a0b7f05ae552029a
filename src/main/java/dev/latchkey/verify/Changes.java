package dev.latchkey.verify;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

import dev.latchkey.merchant.MerchantId;

/**
 * What was heard of changes to keys, merchants and contracts: how many, when each merchant's last one came, and until when
 * hearing nothing means that nothing has changed.
 *
 * <p>
 * The changes are numbered. Whoever loads something notes the number of the last one <em>before</em> asking the store, and
 * later learns here whether what was loaded may be older than a change. So nothing need be found and removed, and a load that
 * is under way is caught too. Merchants share the places where their last change's number stands: now and then one has to be
 * loaded anew because of another's change, and the memory is bounded.
 *
 * <p>
 * For use by any thread.
 */
final class Changes {

    private static final int PLACES = 4096;

    private final LongSupplier nanos;
    private final AtomicLong last = new AtomicLong();
    private final AtomicLongArray lastOfPlace = new AtomicLongArray(PLACES);
    private volatile long lastMissed;
    private volatile long heardUntil;

    /** @param nanos a clock that never goes back */
    Changes(LongSupplier nanos) {
        this.nanos = nanos;
        heardUntil = nanos.getAsLong();
    }

    /** The number of the last change. */
    long last() {
        return last.get();
    }

    /** Something of this merchant has changed. */
    void changed(String merchant) {
        changed(place(merchant));
    }

    /** Anything may have changed, of any merchant. */
    void allChanged() {
        for (int place = 0; place < PLACES; place++) {
            changed(place);
        }
    }

    /** Changes may have gone unheard until now. */
    void mayHaveMissed() {
        lastMissed = last.incrementAndGet();
    }

    /** Every change is heard until this time of the clock, unless another is said. */
    void hearUntil(long time) {
        heardUntil = time;
    }

    /** From now on changes go unheard. */
    void deaf() {
        heardUntil = nanos.getAsLong();
    }

    /** Whether every change is heard at present. */
    boolean areHeard() {
        return heardUntil - nanos.getAsLong() > 0;
    }

    /** For how long changes have gone unheard; zero if every change is heard. */
    Duration unheardFor() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - heardUntil));
    }

    /** Whether a change of this merchant's was heard after the one of that number. */
    boolean anySince(long number, MerchantId merchant) {
        return lastOfPlace.get(place(merchant.value())) > number;
    }

    /** Whether any change was heard, or may have been missed, after the one of that number. */
    boolean anySince(long number) {
        return last.get() > number;
    }

    /** Whether changes may have been missed after the one of that number. */
    boolean maybeMissedSince(long number) {
        return lastMissed > number;
    }

    // The number is taken first: who notes it before it stands in its place, asks the store after the change.
    private void changed(int place) {
        lastOfPlace.accumulateAndGet(place, last.incrementAndGet(), Math::max);
    }

    private static int place(String merchant) {
        int hash = merchant.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
