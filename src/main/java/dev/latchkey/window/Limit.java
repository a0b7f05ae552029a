package dev.latchkey.window;

import java.time.Duration;

/**
 * How much a subject may do.
 *
 * @param requests how many requests of cost 1 fit in a window, at least 1
 * @param window the window's length, more than nothing
 */
public record Limit(int requests, Duration window) {

    /** The window of the Merchant API. It is the minute in "requests per minute", hence not a setting. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    public Limit {
        if (requests < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + requests);
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("a window has a length, not " + window);
        }
    }

    /** So many requests in any 60 seconds. */
    public static Limit perMinute(int requests) {
        return new Limit(requests, WINDOW);
    }
}
