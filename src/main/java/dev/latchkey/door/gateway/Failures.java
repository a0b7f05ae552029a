package dev.latchkey.door.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts failures in {@code latchkey_gateway_failures_total} by kind, and tells of them in the log, seldom. */
@Singleton
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final String METRIC = "latchkey.gateway.failures";
    private static final long LOG_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final Map<Failure, Counter> counters = new EnumMap<>(Failure.class);
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

    Failures(MeterRegistry registry) {
        for (Failure failure : Failure.values()) {
            counters.put(failure, registry.counter(METRIC, "kind", failure.label()));
        }
    }

    /** @param cause only its type is logged: messages of the client's have the caller's URL in them */
    void count(Failure failure, Throwable cause) {
        counters.get(failure).increment();
        long now = System.nanoTime();
        long next = nextLog.get();
        // A line for each request would be a flood when the upstream is away; the metric has them all.
        if (now - next >= 0 && nextLog.compareAndSet(next, now + LOG_EVERY)) {
            LOG.warnf("The upstream failed a request: %s (%s). Such lines come once in %d s at most",
                    failure.label(), cause.getClass().getName(), TimeUnit.NANOSECONDS.toSeconds(LOG_EVERY));
        }
    }
}
