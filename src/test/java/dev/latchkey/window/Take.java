package dev.latchkey.window;

/**
 * One request to a window.
 *
 * @param at when, in microseconds
 */
record Take(String subject, int limit, int cost, long at) {

    static final long WINDOW_MICROS = 60_000_000;

    Take at(long time) {
        return new Take(subject, limit, cost, time);
    }
}
