package dev.latchkey.window;

import java.time.Duration;

/**
 * How much a subject may do.
 *
 * @param requests how many requests of cost 1 fit in a window, at least 1
 */
public record Limit(int requests) {

    /** Every window's length. It is the minute in "requests per minute", hence not a setting. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    public Limit {
        if (requests < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + requests);
        }
    }
}
