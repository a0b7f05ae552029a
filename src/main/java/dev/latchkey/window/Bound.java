package dev.latchkey.window;

/**
 * How much one part of a subject may do.
 *
 * @param part which part, unique within the subject; empty for the subject as a whole. Becomes a part of the Redis key, so
 *        it must be safe to show
 */
public record Bound(String part, Limit limit) {

    /** For the subject as a whole. */
    public static Bound ofWhole(Limit limit) {
        return new Bound("", limit);
    }
}
