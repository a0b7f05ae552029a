package dev.latchkey.window;

/**
 * One request to a subject's windows.
 *
 * @param at when, in microseconds
 */
record Take(String subject, Bounds bounds, Charge charge, long at) {

    static final long WINDOW_MICROS = 60_000_000;

    /** Counted in windows only. */
    Take(String subject, Bounds bounds, int cost, long at) {
        this(subject, bounds, Charge.unmetered(cost), at);
    }

    /** To one window of a minute. */
    Take(String subject, int limit, int cost, long at) {
        this(subject, Bounds.ofWhole(Limit.perMinute(limit)), cost, at);
    }

    /** The limit of the subject as a whole. */
    int limit() {
        return bounds.enforced().getFirst().limit().requests();
    }

    int cost() {
        return charge.cost();
    }

    Take at(long time) {
        return new Take(subject, bounds, charge, time);
    }
}
