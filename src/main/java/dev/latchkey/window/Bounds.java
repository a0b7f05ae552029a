package dev.latchkey.window;

import java.util.List;

/**
 * All that bounds one request of a subject.
 *
 * @param enforced a request that does not fit in all of these is refused; at least one
 * @param shadow limits on trial, which refuse nothing: they tell which of the admitted requests they would have refused
 */
public record Bounds(List<Bound> enforced, List<Bound> shadow) {

    public Bounds {
        if (enforced.isEmpty()) {
            throw new IllegalArgumentException("a request is bounded by at least one window");
        }
        enforced = List.copyOf(enforced);
        shadow = List.copyOf(shadow);
    }

    /** The subject as a whole, and nothing else. */
    public static Bounds ofWhole(Limit limit) {
        return new Bounds(List.of(Bound.ofWhole(limit)), List.of());
    }
}
