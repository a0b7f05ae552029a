package dev.latchkey.window;

import java.time.Instant;

/**
 * How much a subject may do in a period, however it is spread.
 *
 * @param most how many requests of cost 1, not negative
 * @param start when the period began; tells it from the subject's other periods
 * @param end when it ends
 */
public record Quota(long most, Instant start, Instant end) {

    public Quota {
        if (most < 0) {
            throw new IllegalArgumentException("a quota is not negative, but is " + most);
        }
    }
}
