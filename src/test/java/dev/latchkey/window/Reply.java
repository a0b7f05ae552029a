package dev.latchkey.window;

import java.util.List;

/**
 * What the script answers; times in microseconds.
 *
 * @param refusing the place of the window that refuses, from 1; 0 if the request is admitted
 * @param retry how long to wait
 * @param states for each enforced window how many are left, and when the oldest leaves
 * @param shadowRefusals the places of the windows on trial that would have refused, from 1
 */
record Reply(int refusing, long retry, List<Long> states, List<Integer> shadowRefusals) {

    /** That of a single window. */
    Reply(boolean admitted, long remaining, long reset, long retry) {
        this(admitted ? 0 : 1, retry, List.of(remaining, reset), List.of());
    }

    static Reply of(Object answer, Bounds bounds) {
        List<Long> numbers = ((List<?>) answer).stream().map(Long.class::cast).toList();
        int end = 2 + 2 * bounds.enforced().size();
        return new Reply(numbers.get(0).intValue(), numbers.get(1), numbers.subList(2, end),
                numbers.subList(end, numbers.size()).stream().map(Long::intValue).toList());
    }

    boolean admitted() {
        return refusing == 0;
    }

    long remaining() {
        return states.getFirst();
    }
}
