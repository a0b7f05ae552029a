package dev.latchkey.window;

import java.util.List;

/** Which of the checks that wait at the same moment in an instance go to Redis in one call of the script. */
public enum Batching {

    /** All of them, whosever they are. In a Redis Cluster it means the same as {@link #MERCHANT}. */
    ALL,

    /**
     * Those of one merchant: for Redis Cluster, and for what stands before Redis and wants all keys of a call to share a slot.
     */
    MERCHANT,

    /** None: each check is a call of its own. */
    OFF;

    /** The calls that such checks make, in their order. */
    List<Call> calls(List<Waiting> waiting) {
        return switch (this) {
            case ALL -> Call.ofAll(waiting);
            case MERCHANT -> Call.bySubject(waiting);
            case OFF -> waiting.stream().map(Call::of).toList();
        };
    }
}
