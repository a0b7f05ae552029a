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
    private final Promise<Boolean> counted = Promise.promise();

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
        counted.tryComplete(decision.filter(Decision.Admitted.class::isInstance).isPresent());
        answer.tryComplete(decision);
    }

    /** Redis has not decided, and will not. */
    void failed(Throwable cause) {
        counted.tryComplete(false);
        answer.tryFail(new NotDecidedException(cause.getMessage(), counted.future()));
    }

    /** The connection was lost on which Redis had been asked: nobody knows whether it has decided. */
    void lost(Throwable cause) {
        counted.tryComplete(true);
        answer.tryFail(new NotDecidedException(cause.getMessage(), counted.future()));
    }

    /** The request waits no longer, though Redis may still decide. */
    void giveUp() {
        answer.tryFail(new NotDecidedException("none in time", counted.future()));
    }
}
