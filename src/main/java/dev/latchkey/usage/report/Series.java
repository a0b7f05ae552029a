package dev.latchkey.usage.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.latchkey.problem.ProblemException;

/** What was counted, step by step. */
final class Series {

    // As the database orders them: by their bytes. Java would take the halves for signed numbers.
    private static final Comparator<UUID> BY_AGE = Comparator.comparing(UUID::toString);

    /** Some ten megabytes of JSON. A merchant may have had any number of keys. */
    private static final int MAX_ITEMS = 100_000;

    private Series() {
    }

    /** An item for each step, whether anything was counted or not. */
    static List<UsageItem> ofWhole(Steps steps, List<Counted> counted) {
        Map<Integer, List<Counted>> found = counted.stream().collect(Collectors.groupingBy(Counted::stretch));
        return IntStream.range(0, steps.count())
                .mapToObj(i -> UsageItem.of(steps.start(i), null, found.getOrDefault(i, List.of()))).toList();
    }

    /**
     * An item for each step and each key of which anything was counted in any step, by step and then by key.
     *
     * @throws ProblemException with 400 if they are more than {@value #MAX_ITEMS}
     */
    static List<UsageItem> byKey(Steps steps, List<Counted> counted) {
        Map<Place, List<Counted>> found = counted.stream()
                .collect(Collectors.groupingBy(count -> new Place(count.stretch(), count.key())));
        List<UUID> keys = counted.stream().map(Counted::key).filter(Objects::nonNull).distinct().sorted(BY_AGE).toList();
        if ((long) steps.count() * keys.size() > MAX_ITEMS) {
            throw ProblemException.invalidParameter("from", "must be nearer to to: these are more than " + MAX_ITEMS
                    + " figures of keys by step. Ask for less at once, for longer steps, or for one key");
        }
        return IntStream.range(0, steps.count()).boxed()
                .flatMap(i -> keys.stream()
                        .map(key -> UsageItem.of(steps.start(i), key, found.getOrDefault(new Place(i, key), List.of()))))
                .toList();
    }

    private record Place(int step, UUID key) {
    }
}
