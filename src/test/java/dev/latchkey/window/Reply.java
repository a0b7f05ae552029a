package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the script answers; times in microseconds.
 *
 * @param refusing the place of the window that refuses, from 1; 0 if the request is admitted
 * @param retry how long to wait
 * @param states for each enforced window how many are left, and when the oldest leaves
 * @param count how the account stands on which it was counted
 * @param shadowRefusals the places of the windows on trial that would have refused, from 1
 */
record Reply(int refusing, long retry, List<Long> states, Optional<Count> count, List<Integer> shadowRefusals) {

    static final Reply ASKS_FOR_USE = new Reply(-1, 0, List.of(), List.of());

    /** That of an unmetered request. */
    Reply(int refusing, long retry, List<Long> states, List<Integer> shadowRefusals) {
        this(refusing, retry, states, Optional.empty(), shadowRefusals);
    }

    /** That of a single window. */
    Reply(boolean admitted, long remaining, long reset, long retry) {
        this(admitted ? 0 : 1, retry, List.of(remaining, reset), List.of());
    }

    /** @param decision empty if the script asked what was used of the quota */
    static Reply of(Optional<Decision> decision, Bounds bounds) {
        return decision.map(made -> switch (made) {
            case Decision.Admitted admitted -> new Reply(0, 0, states(made), admitted.count(),
                    admitted.shadowRefusals().stream().map(bound -> bounds.shadow().indexOf(bound) + 1).toList());
            case Decision.Refused refused -> new Reply(bounds.enforced().indexOf(refused.by().bound()) + 1,
                    micros(refused.retryAfter()), states(made), List.of());
            case Decision.StoodIn stoodIn -> throw new IllegalArgumentException("Redis did not decide: " + stoodIn);
            case Decision.Exhausted exhausted -> new Reply(bounds.enforced().size() + 1, 0, states(made), List.of());
        }).orElse(ASKS_FOR_USE);
    }

    boolean admitted() {
        return refusing == 0;
    }

    long remaining() {
        return states.getFirst();
    }

    private static List<Long> states(Decision decision) {
        return decision.windows().stream()
                .flatMap(window -> Stream.of((long) window.remaining(), micros(window.resetsIn()))).toList();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
