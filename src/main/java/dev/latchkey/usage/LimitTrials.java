package dev.latchkey.usage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts what limits on trial would have refused, until it is written. */
@ApplicationScoped
public class LimitTrials {

    private final ConcurrentMap<String, Long> unwritten = new ConcurrentHashMap<>();

    /** Notes that this subject's limit on trial would have refused a request, see {@link LimitTrial}. */
    public void note(String subject) {
        unwritten.merge(subject, 1L, Long::sum);
    }

    /** Takes all that were counted: they are the caller's to write. */
    Map<String, Long> take() {
        return Unwritten.takeFrom(unwritten);
    }

    /** Puts back what could not be written. */
    void putBack(Map<String, Long> counts) {
        counts.forEach((subject, count) -> unwritten.merge(subject, count, Long::sum));
    }
}
