package dev.latchkey.usage.meter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a Redis hash that holds a merchant's counters of one hour. Its field {@code born} says when it came into being;
 * the others are {@code <key id>/<minute of the hour>}.
 *
 * @param hour since 1970
 */
record UsageKey(String merchantId, long hour) {

    /** For SCAN. */
    static final String ALL = "lk:1:{*}:u:*";

    private static final Pattern FORM = Pattern.compile("lk:1:\\{([A-Za-z0-9_-]{1,64})\\}:u:(\\d{1,9})");
    private static final Pattern FIELD = Pattern
            .compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/([0-5]?\\d)");
    private static final String BORN = "born";

    /** Empty for keys of another form: they are somebody else's. */
    static Optional<UsageKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new UsageKey(form.group(1), Long.parseLong(form.group(2)))) : Optional.empty();
    }

    /**
     * What the hash counts; nothing if it has no birth: it is not one that the script made, and must not keep the others from
     * being stored.
     *
     * @param fields all of its fields; none if it is gone
     */
    Map<Counter, Long> counts(Map<String, String> fields) {
        Map<Counter, Long> counts = new HashMap<>();
        if (!fields.containsKey(BORN)) {
            return counts;
        }
        fields.forEach((field, value) -> {
            Matcher form = FIELD.matcher(field);
            if (form.matches()) {
                long minute = hour * Counter.MINUTES_OF_HOUR + Integer.parseInt(form.group(2));
                counts.put(new Counter(merchantId, UUID.fromString(form.group(1)), Counter.CALLS, fields.get(BORN), minute),
                        Long.parseLong(value));
            }
        });
        return counts;
    }

    /** As Redis knows it. */
    @Override
    public String toString() {
        return "lk:1:{" + merchantId + "}:u:" + hour;
    }
}
