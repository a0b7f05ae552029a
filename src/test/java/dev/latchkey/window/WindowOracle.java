package dev.latchkey.window;

import static dev.latchkey.window.Take.WINDOW_MICROS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says what the exact sliding window must answer: remembers every admission for ever, and counts them anew each time. */
final class WindowOracle {

    private final Map<String, List<Long>> admissions = new HashMap<>();

    Reply take(Take take) {
        List<Long> past = admissions.computeIfAbsent(take.subject(), subject -> new ArrayList<>());
        boolean fits = take.cost() == 0 || countAt(take.at(), past) + take.cost() <= take.limit();
        if (fits) {
            past.addAll(Collections.nCopies(take.cost(), take.at()));
        }
        long remaining = Math.max(0, take.limit() - countAt(take.at(), past));
        return new Reply(fits, remaining, reset(take.at(), past), fits ? 0 : retry(take, past));
    }

    /** How many were admitted in the window's length that ends with {@code time}, its beginning not included. */
    static long countAt(long time, List<Long> admissions) {
        return admissions.stream().filter(at -> time - WINDOW_MICROS < at && at <= time).count();
    }

    private static long reset(long now, List<Long> past) {
        return waits(now, past).min(Long::compare).orElse(0L);
    }

    private static long retry(Take take, List<Long> past) {
        return waits(take.at(), past).sorted()
                .filter(wait -> countAt(take.at() + wait, past) + take.cost() <= take.limit())
                .findFirst().orElse(WINDOW_MICROS);
    }

    // Room comes only when an admission leaves.
    private static Stream<Long> waits(long now, List<Long> past) {
        return past.stream().map(at -> at + WINDOW_MICROS - now).filter(wait -> wait > 0);
    }
}
