package dev.latchkey.window;

import java.time.Duration;

/**
 * A window right after a decision.
 *
 * @param limit how many requests fit in the window
 * @param remaining how many of them are left now
 * @param resetsIn until the oldest admission leaves the window; zero if the window is empty
 */
public record WindowState(int limit, int remaining, Duration resetsIn) {

    /** {@link #resetsIn} in whole seconds, rounded up: never before the truth. */
    public long resetSeconds() {
        return Seconds.roundedUp(resetsIn);
    }
}
