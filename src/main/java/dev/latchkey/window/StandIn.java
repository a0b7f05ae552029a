package dev.latchkey.window;

import io.vertx.core.Future;

/** Decides on a request on which Redis gave no decision. */
@FunctionalInterface
interface StandIn {

    /** Refuses to. */
    StandIn NOBODY = (ask, why) -> Future.failedFuture(new WindowUnavailableException(why));

    /**
     * @param why Redis gave no decision
     * @return the decision; fails with {@link WindowUnavailableException} if there is none
     */
    Future<Decision> decide(Ask ask, NotDecidedException why);
}
