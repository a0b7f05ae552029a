package dev.latchkey.window;

/**
 * Redis' clock as this instance knows it from answers: never ahead of the truth, and behind it by what the quickest of the last
 * answers was under way. So Redis can be told when a request will have been given up, whatever the clock of this machine says.
 */
final class RedisClock {

    /** An answer that seems to have been under way for longer tells that the clock was set back, or is another's. */
    private static final long SET_BACK_MICROS = 1_000_000;
    private static final int PART = 16;

    private final boolean oneClock;
    private boolean known;
    private long ahead;

    /** @param oneClock whether all answers are by the same clock; if not, nothing can be said of it */
    RedisClock(boolean oneClock) {
        this.oneClock = oneClock;
    }

    /**
     * An answer has come.
     *
     * @param micros what the clock showed when Redis decided
     * @param nanos when the answer was here, by a clock that never goes back
     */
    void heard(long micros, long nanos) {
        long told = micros - nanos / 1000;
        if (!known || told >= ahead || ahead - told > SET_BACK_MICROS) {
            ahead = told;
        } else {
            ahead -= (ahead - told) / PART;
        }
        known = oneClock;
    }

    /** What it shows at that time at least, in microseconds since 1970; 0 while nothing is known. */
    long micros(long nanos) {
        return known ? nanos / 1000 + ahead : 0;
    }
}
