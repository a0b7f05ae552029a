package dev.latchkey.window;

import java.time.Duration;

/** HTTP speaks of waiting in whole seconds; rounding down would invite a client to come too early. */
final class Seconds {

    private Seconds() {
    }

    static long roundedUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
