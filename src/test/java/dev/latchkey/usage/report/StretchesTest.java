package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On one day. */
class StretchesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # boundaries,          divided hours,   whole ones, from, to
            02:00 05:00,           ,                02:00,      05:00
            02:30 05:00,           02:00,           02:00,      05:00
            02:30 05:15,           02:00 05:00,     02:00,      05:15
            02:30 02:31 02:40,     02:00,           02:00,      02:00
            02:00 02:30 03:00,     02:00,           02:00,      02:00
            01:30 02:30 03:30,     01:00 02:00 03:00, 01:00,    01:00
            02:00 02:30 04:00,     02:00,           02:00,      04:00
            """)
    void hoursAreReadAsAWholeUnlessABoundaryDividesThem(String boundaries, String divided, String first, String end) {
        Stretches stretches = new Stretches(Stream.of(boundaries.split(" ")).map(StretchesTest::at).toList());

        assertThat(stretches.dividedHours()).isEqualTo(
                divided == null ? List.of() : Stream.of(divided.split(" ")).map(StretchesTest::at).toList());
        assertThat(stretches.firstHour()).isEqualTo(at(first));
        assertThat(stretches.endOfHours()).isEqualTo(at(end));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-20T" + time + ":00Z");
    }
}
