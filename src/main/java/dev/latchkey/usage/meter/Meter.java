package dev.latchkey.usage.meter;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.window.Count;

/**
 * Takes note of what is counted, until it is written: an entry in a map for each request, and no store. Nothing here decides
 * anything.
 */
@ApplicationScoped
public class Meter {

    private static final long MILLIS_OF_MINUTE = 60_000;

    private final CallCounters calls = new CallCounters();
    private final OwnCounters own = new OwnCounters();
    /** Nobody else's, and another after each start: what was counted before is not counted on. */
    private final String instance = UUID.randomUUID().toString();
    private final Clock clock;

    public Meter(Clock clock) {
        this.clock = clock;
    }

    /** A request was admitted, and its counter in Redis stands there now. */
    public void admitted(String merchantId, UUID keyId, Count count) {
        calls.seen(new Counter(merchantId, keyId, Counter.CALLS, Long.toString(count.born()), count.minute()), count.total());
    }

    /** A request of that cost was admitted while Redis was away, so that this instance alone counts it. */
    public void admittedHere(String merchantId, UUID keyId, int cost) {
        if (cost > 0) {
            own.add(new Counter(merchantId, keyId, Counter.CALLS, instance, minute()), cost);
        }
    }

    /** A request was refused for that reason, the name of a {@code Code}. */
    public void refused(String merchantId, UUID keyId, String reason) {
        own.add(new Counter(merchantId, keyId, reason, instance, minute()), 1);
    }

    /** An admitted request was answered with a body of that many bytes. */
    public void answered(String merchantId, UUID keyId, long bytes) {
        if (bytes > 0) {
            own.add(new Counter(merchantId, keyId, Counter.BYTES, instance, minute()), bytes);
        }
    }

    CallCounters calls() {
        return calls;
    }

    /** Refusals and bytes that were not written as they stand now. */
    Map<Counter, Long> ownUnwritten() {
        return own.unwritten();
    }

    void ownWritten(Map<Counter, Long> counts) {
        own.written(counts, minute());
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), MILLIS_OF_MINUTE);
    }
}
