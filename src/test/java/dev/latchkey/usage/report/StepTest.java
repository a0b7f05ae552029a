package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # zone,                time,                   the day's beginning,    and end
            UTC,                   2026-03-29T12:00:00Z,   2026-03-29T00:00:00Z,   2026-03-30T00:00:00Z
            Europe/Berlin,         2026-03-29T12:00:00Z,   2026-03-28T23:00:00Z,   2026-03-29T22:00:00Z
            Europe/Berlin,         2026-10-25T22:59:59Z,   2026-10-24T22:00:00Z,   2026-10-25T23:00:00Z
            America/New_York,      2026-03-08T05:00:00Z,   2026-03-08T05:00:00Z,   2026-03-09T04:00:00Z
            America/New_York,      2026-11-01T12:00:00Z,   2026-11-01T04:00:00Z,   2026-11-02T05:00:00Z
            Asia/Tokyo,            2026-01-31T14:59:59Z,   2026-01-30T15:00:00Z,   2026-01-31T15:00:00Z
            Asia/Kathmandu,        2026-01-15T18:14:59Z,   2026-01-14T18:15:00Z,   2026-01-15T18:15:00Z
            Australia/Lord_Howe,   2026-04-05T00:00:00Z,   2026-04-04T13:00:00Z,   2026-04-05T13:30:00Z
            Australia/Lord_Howe,   2026-10-04T00:00:00Z,   2026-10-03T13:30:00Z,   2026-10-04T13:00:00Z
            # Clocks are set forward at midnight: the day begins at 1:00.
            America/Havana,        2026-03-08T06:00:00Z,   2026-03-08T05:00:00Z,   2026-03-09T04:00:00Z
            # They are set back at 1:00, to midnight.
            America/Havana,        2026-11-01T05:30:00Z,   2026-11-01T04:00:00Z,   2026-11-02T05:00:00Z
            # They are set back a minute after midnight, and say the day before for an hour.
            America/St_Johns,      2010-11-07T02:45:00Z,   2010-11-07T02:30:00Z,   2010-11-08T03:30:00Z
            # There was no 30 December.
            Pacific/Apia,          2011-12-30T09:59:59Z,   2011-12-29T10:00:00Z,   2011-12-30T10:00:00Z
            """)
    void aDayIsThatOfTheZonesClocks(ZoneId zone, Instant time, Instant start, Instant end) {
        assertThat(Step.DAY.floor(time, zone)).isEqualTo(start);
        assertThat(Step.DAY.after(time, zone)).isEqualTo(end);
        assertThat(Step.DAY.ceiling(end, zone)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            UTC,                   2026-03-29T12:34:56Z,   2026-03-29T12:00:00Z,   2026-03-29T13:00:00Z
            Europe/Berlin,         2026-10-25T00:30:00Z,   2026-10-25T00:00:00Z,   2026-10-25T01:00:00Z
            Europe/Berlin,         2026-10-25T01:30:00Z,   2026-10-25T01:00:00Z,   2026-10-25T02:00:00Z
            Asia/Kolkata,          2026-01-15T00:00:00Z,   2026-01-14T23:30:00Z,   2026-01-15T00:30:00Z
            Asia/Kathmandu,        2026-01-15T00:14:59Z,   2026-01-14T23:15:00Z,   2026-01-15T00:15:00Z
            America/St_Johns,      2026-01-15T00:00:00Z,   2026-01-14T23:30:00Z,   2026-01-15T00:30:00Z
            """)
    void anHourIsThatOfTheZonesClocks(ZoneId zone, Instant time, Instant start, Instant end) {
        assertThat(Step.HOUR.floor(time, zone)).isEqualTo(start);
        assertThat(Step.HOUR.after(time, zone)).isEqualTo(end);
    }

    @Test
    void clocksThatAreSetByHalfAnHourMakeAnHourOfThirtyMinutes() {
        assertThat(hours("2026-04-04T14:00:00Z", "2026-04-04T17:30:00Z")).containsExactly("2026-04-04T14:00:00Z",
                "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z", "2026-04-04T17:30:00Z");
        assertThat(hours("2026-10-03T14:30:00Z", "2026-10-03T17:00:00Z")).containsExactly("2026-10-03T14:30:00Z",
                "2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z", "2026-10-03T17:00:00Z");
    }

    private static List<String> hours(String from, String to) {
        return Stream.iterate(Instant.parse(from), time -> !time.isAfter(Instant.parse(to)),
                time -> Step.HOUR.next(time, LORD_HOWE)).map(Instant::toString).toList();
    }
}
