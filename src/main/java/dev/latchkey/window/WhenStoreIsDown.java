package dev.latchkey.window;

import java.util.function.LongSupplier;

import io.vertx.core.Future;

/** Who decides on requests while Redis does not. */
public enum WhenStoreIsDown {

    /**
     * Each instance by itself: in windows of its own, in which its share of the limit fits. A request to which a hard quota
     * applies is refused with 503, since nobody knows what is used of it.
     */
    LOCAL,

    /** Nobody: all are admitted. */
    OPEN,

    /** Nobody: all are refused with 503. */
    CLOSED;

    /** @param nanos a clock that never goes back */
    StandIn standIn(LimitConfig config, LongSupplier nanos) {
        return switch (this) {
            case LOCAL -> new LocalWindows(config.expectedInstances(), nanos);
            case OPEN -> (ask, why) -> Future.succeededFuture(new Decision.StoodIn(ask.bounds().enforced().stream()
                    .map(WindowState::empty).toList(), why.counted()));
            case CLOSED -> StandIn.NOBODY;
        };
    }
}
