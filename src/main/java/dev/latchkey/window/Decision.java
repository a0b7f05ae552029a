package dev.latchkey.window;

import java.time.Duration;
import java.util.List;

/** The windows' answer to one request. */
public sealed interface Decision {

    /** The enforced windows, in the order in which they were asked. */
    List<WindowState> windows();

    /** The first of them, which is the only one for many callers. */
    default WindowState window() {
        return windows().getFirst();
    }

    /**
     * The request was counted, or cost nothing.
     *
     * @param shadowRefusals the limits on trial that would have refused it
     */
    record Admitted(List<WindowState> windows, List<Bound> shadowRefusals) implements Decision {
    }

    /**
     * The request was counted nowhere.
     *
     * @param by the window in which the request fits last; the first of those, if there are several
     * @param retryAfter until a request of the same cost fits in all windows, if nobody else takes the room
     */
    record Refused(List<WindowState> windows, WindowState by, Duration retryAfter) implements Decision {

        /** {@link #retryAfter} in whole seconds, rounded up, at least 1 (RFC 9110, 10.2.3 knows no fractions). */
        public long retryAfterSeconds() {
            return Math.max(1, Seconds.roundedUp(retryAfter));
        }
    }
}
