package dev.latchkey.window;

import static dev.latchkey.window.Take.WINDOW_MICROS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what the exact sliding windows must answer: remembers every admission for ever, and counts them anew each time. */
final class WindowOracle {

    private final Map<String, List<Long>> admissions = new HashMap<>();

    Reply take(Take take) {
        List<Window> windows = windows("enforced", take, take.bounds().enforced());
        List<Long> waits = windows.stream().map(window -> window.fits() ? 0 : window.retry()).toList();
        long longest = Collections.max(waits);
        int refusing = longest == 0 ? 0 : waits.indexOf(longest) + 1;
        if (refusing == 0) {
            windows.forEach(Window::count);
        }
        return new Reply(refusing, longest,
                windows.stream().flatMap(window -> Stream.of(window.remaining(), window.reset())).toList(),
                refusing == 0 ? shadowRefusals(windows("shadow", take, take.bounds().shadow())) : List.of());
    }

    /** How many were admitted in the minute that ends with {@code time}, its beginning not included. */
    static long countAt(long time, List<Long> admissions) {
        return countAt(time, admissions, WINDOW_MICROS);
    }

    static long countAt(long time, List<Long> admissions, long length) {
        return admissions.stream().filter(at -> time - length < at && at <= time).count();
    }

    private static List<Integer> shadowRefusals(List<Window> windows) {
        List<Integer> refusing = IntStream.range(0, windows.size()).filter(i -> !windows.get(i).fits()).mapToObj(i -> i + 1)
                .toList();
        windows.stream().filter(Window::fits).forEach(Window::count);
        return refusing;
    }

    private List<Window> windows(String kind, Take take, List<Bound> bounds) {
        return bounds.stream().map(bound -> new Window(take, bound,
                admissions.computeIfAbsent(kind + take.subject() + bound.part(), unknown -> new ArrayList<>()))).toList();
    }

    private record Window(Take take, Bound bound, List<Long> past) {

        boolean fits() {
            return fitsAt(take.at());
        }

        void count() {
            past.addAll(Collections.nCopies(take.cost(), take.at()));
        }

        long remaining() {
            return Math.max(0, bound.limit().requests() - countAt(take.at(), past, length()));
        }

        long reset() {
            return waits().min(Long::compare).orElse(0L);
        }

        long retry() {
            return waits().sorted().filter(wait -> fitsAt(take.at() + wait)).findFirst().orElse(length());
        }

        // Room comes only when an admission leaves.
        private Stream<Long> waits() {
            return past.stream().map(at -> at + length() - take.at()).filter(wait -> wait > 0);
        }

        private boolean fitsAt(long time) {
            return take.cost() == 0 || countAt(time, past, length()) + take.cost() <= bound.limit().requests();
        }

        private long length() {
            return bound.limit().window().toNanos() / 1000;
        }
    }
}
