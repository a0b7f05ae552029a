package dev.latchkey.usage;

import java.time.Instant;

/**
 * An admitted request.
 *
 * @param from the caller's IP address
 */
record Use(Instant at, String from) {

    Use later(Use other) {
        return other.at.isAfter(at) ? other : this;
    }
}
