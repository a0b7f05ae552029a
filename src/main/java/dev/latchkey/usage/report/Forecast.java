package dev.latchkey.usage.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a period's use will be if it goes on as it went so far. */
final class Forecast {

    /** Less tells nothing: one call in the first second would make millions. */
    private static final Duration LEAST_ELAPSED = Duration.ofHours(1);

    private Forecast() {
    }

    /**
     * How many calls there will be in the whole of a period, rounded half up.
     *
     * @param calls how many there were until now
     * @return empty in the period's first hour; what there was if the period has ended
     */
    static Optional<Long> calls(Instant start, Instant end, Instant now, long calls) {
        if (!now.isBefore(end)) {
            return Optional.of(calls);
        }
        Duration elapsed = Duration.between(start, now);
        return elapsed.compareTo(LEAST_ELAPSED) < 0 ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(calls).multiply(millis(Duration.between(start, end)))
                        .divide(millis(elapsed), 0, RoundingMode.HALF_UP).longValueExact());
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }
}
