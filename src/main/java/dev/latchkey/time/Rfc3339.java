package dev.latchkey.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as RFC 3339 has them: with an offset, with a year of four digits in UTC too, which is what the database can hold. */
public final class Rfc3339 {

    private static final int LAST_YEAR = 9999;
    /** Java reads more than this: times without seconds, and offsets without minutes or with seconds. */
    private static final Pattern WRITTEN = Pattern
            .compile("[0-9-]{10}[Tt][0-9:]{8}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Rfc3339() {
    }

    /** The time of that text, to the microsecond, as the database keeps it; empty if it is none. */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return WRITTEN.matcher(text).matches() && time.getYear() >= 1 && time.getYear() <= LAST_YEAR
                    ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
