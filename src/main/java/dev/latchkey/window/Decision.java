package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Future;

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
     * @param count how the account stands on which it was counted, absent if on none
     * @param shadowRefusals the limits on trial that would have refused it
     */
    record Admitted(List<WindowState> windows, Optional<Count> count, List<Bound> shadowRefusals) implements Decision {
    }

    /**
     * The request was admitted without Redis.
     *
     * @param windows as far as this instance knows
     * @param counted whether Redis has admitted and counted it as well, because it was asked, and has only answered too late;
     *        told
     *        when that is known. Where it never will be, since the connection was lost, the answer is that it may have
     */
    record StoodIn(List<WindowState> windows, Future<Boolean> counted) implements Decision {
    }

    /**
     * The request does not fit in a window. It was counted nowhere.
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

    /**
     * The request fits in the windows, but not in what is left of the quota. It was counted nowhere.
     *
     * @param quota which the caller gave
     */
    record Exhausted(List<WindowState> windows, Quota quota) implements Decision {
    }
}
