package dev.latchkey.window;

import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A request that waits for its decision. It is answered once; what comes later is too late. */
final class Waiting {

    private final Ask ask;
    private final long deadline;
    private final Promise<Optional<Decision>> answer;

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

    void decided(Optional<Decision> decision) {
        answer.tryComplete(decision);
    }

    void failed(Throwable cause) {
        answer.tryFail(cause);
    }
}
