package dev.latchkey.window;

import java.time.Duration;

/** The window's answer to one request. */
public sealed interface Decision {

    WindowState window();

    /** The request was counted, or cost nothing. */
    record Admitted(WindowState window) implements Decision {
    }

    /**
     * The request was not counted.
     *
     * @param retryAfter until a request of the same cost fits, if nobody else takes the room
     */
    record Refused(WindowState window, Duration retryAfter) implements Decision {

        /** {@link #retryAfter} in whole seconds, rounded up, at least 1 (RFC 9110, 10.2.3 knows no fractions). */
        public long retryAfterSeconds() {
            return Math.max(1, Seconds.roundedUp(retryAfter));
        }
    }
}
