package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # start,                end,                    now,                    calls,                expected
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-04-11T00:00:00Z,   1000,                 3000
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-04-11T00:00:00Z,   0,                    0
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-04-01T01:00:00Z,   1,                    720
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-04-01T00:59:59Z,   1000,
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-05-01T00:00:00Z,   1234,                 1234
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-06-01T00:00:00Z,   1234,                 1234
            # Three halves, and one third less or more
            2026-04-01T00:00:00Z,   2026-04-01T09:00:00Z,   2026-04-01T06:00:00Z,   1,                    2
            2026-04-01T00:00:00Z,   2026-04-01T04:00:00Z,   2026-04-01T03:00:00Z,   1,                    1
            2026-04-01T00:00:00Z,   2026-04-01T05:00:00Z,   2026-04-01T03:00:00Z,   1,                    2
            # More than a double knows exactly
            2026-04-01T00:00:00Z,   2026-05-01T00:00:00Z,   2026-04-16T00:00:00Z,   1000000000000000001,  2000000000000000002
            # It ends before anything can be told.
            2026-04-01T00:00:00Z,   2026-04-01T00:30:00Z,   2026-04-01T00:29:00Z,   5,
            """)
    void itGoesOnAsItWentSoFar(Instant start, Instant end, Instant now, long calls, Long expected) {
        assertThat(Forecast.calls(start, end, now, calls)).isEqualTo(Optional.ofNullable(expected));
    }
}
