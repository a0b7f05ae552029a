package dev.latchkey.window;

import java.time.Duration;

/**
 * A window right after a decision.
 *
 * @param bound whose window, and how much fits in it
 * @param remaining how many requests of cost 1 fit in it now
 * @param resetsIn until the oldest admission leaves the window; zero if the window is empty
 */
public record WindowState(Bound bound, int remaining, Duration resetsIn) {

    /** One in which nothing is counted. */
    static WindowState empty(Bound bound) {
        return new WindowState(bound, bound.limit().requests(), Duration.ZERO);
    }

    /** How many requests of cost 1 fit in the window when it is empty. */
    public int limit() {
        return bound.limit().requests();
    }

    /** The same window so much later, if nothing has left it and nothing was counted in it. */
    WindowState after(Duration passed) {
        Duration left = resetsIn.minus(passed);
        return new WindowState(bound, remaining, left.isNegative() ? Duration.ZERO : left);
    }

    /** {@link #resetsIn} in whole seconds, rounded up: never before the truth. */
    public long resetSeconds() {
        return Seconds.roundedUp(resetsIn);
    }
}
