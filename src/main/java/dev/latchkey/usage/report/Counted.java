package dev.latchkey.usage.report;

import java.util.UUID;

/**
 * What was counted in a stretch of time.
 *
 * @param stretch which one, the first being 0
 * @param key whose requests; null if keys are not told apart
 * @param kind {@link #CALLS}, {@link #BYTES}, or else the reason of refusals
 */
record Counted(int stretch, UUID key, String kind, long count) {

    static final String CALLS = "CALLS";
    static final String BYTES = "BYTES";

    boolean isRefusal() {
        return !kind.equals(CALLS) && !kind.equals(BYTES);
    }
}
