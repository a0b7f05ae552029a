package dev.latchkey.window;

import java.util.List;

/** What the script answers; times in microseconds. */
record Reply(boolean admitted, long remaining, long reset, long retry) {

    static Reply of(Object answer) {
        List<?> numbers = (List<?>) answer;
        return new Reply(number(numbers, 0) == 1, number(numbers, 1), number(numbers, 2), number(numbers, 3));
    }

    private static long number(List<?> numbers, int index) {
        return (Long) numbers.get(index);
    }
}
