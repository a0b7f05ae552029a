package dev.latchkey.packaged;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** How long keys went on working after they had been changed, at each instance. */
final class Delays {

    private static final int[] BUCKETS_MILLIS = { 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000,
            30_000 };

    private final ConcurrentLinkedQueue<Delay> delays = new ConcurrentLinkedQueue<>();

    /**
     * @param kind what changed
     * @param admitted from the change's acknowledgement until the last request was sent that still passed; zero if none did
     * @param refused from the change's acknowledgement until the first refusal had arrived
     */
    record Delay(String kind, Duration admitted, Duration refused) {
    }

    void add(Delay delay) {
        delays.add(delay);
    }

    List<Delay> all() {
        return List.copyOf(delays);
    }

    List<Delay> of(String kind) {
        return delays.stream().filter(delay -> delay.kind.equals(kind)).toList();
    }

    /** For people: for each kind the percentiles, and how many delays were at most so long. */
    String table() {
        Map<String, List<Double>> byKind = delays.stream().collect(Collectors.groupingBy(Delay::kind, TreeMap::new,
                Collectors.mapping(delay -> delay.refused.toNanos() / 1e6, Collectors.toList())));
        StringBuilder table = new StringBuilder(
                "Milliseconds from a change's acknowledgement to an instance's first refusal\n");
        byKind.forEach((kind, millis) -> table.append(row(kind, millis.stream().sorted().toList())));
        return table.toString();
    }

    private static String row(String kind, List<Double> sorted) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT,
                "%n%s: %d delays, p50 %.1f, p90 %.1f, p99 %.1f, max %.1f%n", kind, sorted.size(), at(sorted, 50),
                at(sorted, 90), at(sorted, 99), sorted.getLast()));
        double above = 0;
        for (int bucket : BUCKETS_MILLIS) {
            double from = above;
            long count = sorted.stream().filter(millis -> millis > from && millis <= bucket).count();
            if (count > 0) {
                row.append(String.format(Locale.ROOT, "  up to %5d ms %5d%n", bucket, count));
            }
            above = bucket;
        }
        return row.toString();
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
