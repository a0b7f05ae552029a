package dev.latchkey.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.latchkey.key.KeyLabel;
import dev.latchkey.usage.report.UsageItem;
import dev.latchkey.usage.report.UsageSeries;

/**
 * Which keys made the calls. Only those that made most are told apart: more colours nobody can tell apart.
 *
 * @param byDay whether its rows are days, or else hours
 * @param columns the keys, busiest first; the last one may be all others
 */
public record KeySplit(boolean byDay, List<Column> columns, List<Row> rows) {

    private static final int MOST_KEYS = 8;

    /**
     * A key.
     *
     * @param title what tells it from the others; empty: it stands for all others
     * @param calls how many of its requests were admitted
     */
    public record Column(Optional<String> title, long calls) {
    }

    /**
     * A step.
     *
     * @param calls of each column
     */
    public record Row(Instant at, List<Long> calls) {
    }

    static KeySplit of(UsageSeries series, boolean byDay) {
        Map<UUID, Long> totals = series.items().stream()
                .collect(Collectors.groupingBy(UsageItem::keyId, Collectors.summingLong(UsageItem::calls)));
        List<UUID> keys = totals.entrySet().stream().filter(total -> total.getValue() > 0)
                .sorted(Map.Entry.<UUID, Long> comparingByValue().reversed()
                        .thenComparing(total -> total.getKey().toString(), Comparator.naturalOrder()))
                .map(Map.Entry::getKey).toList();
        List<UUID> shown = keys.subList(0, Math.min(MOST_KEYS, keys.size()));
        List<UUID> others = keys.subList(shown.size(), keys.size());
        List<Column> columns = new ArrayList<>(
                shown.stream().map(key -> new Column(Optional.of(title(key, series.keys())), totals.get(key))).toList());
        if (!others.isEmpty()) {
            columns.add(new Column(Optional.empty(), others.stream().mapToLong(totals::get).sum()));
        }
        return new KeySplit(byDay, columns, keys.isEmpty() ? List.of() : rows(series, shown, others));
    }

    private static List<Row> rows(UsageSeries series, List<UUID> shown, List<UUID> others) {
        Map<Instant, Map<UUID, Long>> calls = series.items().stream().collect(
                Collectors.groupingBy(UsageItem::at, Collectors.toMap(UsageItem::keyId, UsageItem::calls)));
        Function<Instant, List<Long>> cells = at -> {
            List<Long> cell = new ArrayList<>(shown.stream().map(key -> calls.get(at).get(key)).toList());
            if (!others.isEmpty()) {
                cell.add(others.stream().mapToLong(key -> calls.get(at).get(key)).sum());
            }
            return cell;
        };
        return series.steps().boundaries().subList(0, series.steps().count()).stream()
                .map(at -> new Row(at, cells.apply(at))).toList();
    }

    /** A rotated key has the name of its successor; one that was never told of has its id alone. */
    private static String title(UUID key, List<KeyLabel> labels) {
        return labels.stream().filter(label -> label.keyId().equals(key)).findFirst()
                .map(label -> labels.stream().filter(other -> other.name().equals(label.name())).count() > 1
                        ? label.name() + " " + label.hint()
                        : label.name())
                .orElseGet(key::toString);
    }
}
