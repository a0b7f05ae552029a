package dev.latchkey.window;

import java.util.List;
import java.util.Optional;

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

    static Reply of(Object answer, Take take) {
        List<Long> numbers = ((List<?>) answer).stream().map(Reply::number).toList();
        if (WindowScript.asksForUse(numbers)) {
            return ASKS_FOR_USE;
        }
        int end = 2 + 2 * take.bounds().enforced().size();
        boolean counted = numbers.getFirst() == 0 && take.charge().isMetered();
        int shadows = counted ? end + 3 : end;
        return new Reply(numbers.get(0).intValue(), numbers.get(1), numbers.subList(2, end),
                counted ? Optional.of(new Count(numbers.get(end), numbers.get(end + 1), numbers.get(end + 2)))
                        : Optional.empty(),
                numbers.subList(shadows, numbers.size()).stream().map(Long::intValue).toList());
    }

    boolean admitted() {
        return refusing == 0;
    }

    long remaining() {
        return states.getFirst();
    }

    // A number that Lua had from Redis is text.
    private static long number(Object value) {
        return value instanceof String text ? Long.parseLong(text) : (Long) value;
    }
}
