package dev.latchkey.window;

import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A request that waits for its decision. It is answered once; what Redis says afterwards only tells whether it has counted the
 * request all the same.
 */
final class Waiting {

    private final Ask ask;
    private final long deadline;
    private final Promise<Optional<Decision>> answer;
    /** Of who was given up alone: nearly nobody. */
    private Promise<Boolean> counted;

    /**
     * @param deadline when it has waited long enough, in nanoseconds
     * @param answer completes where the caller is
     */
    Waiting(Ask ask, long deadline, Promise<Optional<Decision>> answer) {
        this.ask = ask;
        this.deadline = deadline;
        this.answer = answer;
    }

    Ask ask() {
        return ask;
    }

    long deadline() {
        return deadline;
    }

    boolean isAnswered() {
        return answer.future().isComplete();
    }

    /** The decision, empty if there is none before it is told what was used of the quota. */
    Future<Optional<Decision>> answer() {
        return answer.future();
    }

    /** Redis has decided. */
    void decided(Optional<Decision> decision) {
        if (!answer.tryComplete(decision)) {
            tell(decision.filter(Decision.Admitted.class::isInstance).isPresent());
        }
    }

    /** Redis has not decided, and will not. */
    void failed(Throwable cause) {
        end(cause, false);
    }

    /** The connection was lost on which Redis had been asked: nobody knows whether it has decided. */
    void lost(Throwable cause) {
        end(cause, true);
    }

    /** The request waits no longer, though Redis may still decide. */
    void giveUp() {
        if (!isAnswered()) {
            counted = Promise.promise();
            answer.fail(new NotDecidedException("none in time", counted.future()));
        }
    }

    private void end(Throwable cause, boolean maybeCounted) {
        if (!answer.tryFail(new NotDecidedException(cause.getMessage(), Future.succeededFuture(maybeCounted)))) {
            tell(maybeCounted);
        }
    }

    private void tell(boolean wasCounted) {
        if (counted != null) {
            counted.tryComplete(wasCounted);
        }
    }
}
