package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest(name = "{0} from {1}, month {2}: {3}")
    @CsvSource(textBlock = """
            # month ends are clamped, and don't drift
            Europe/Berlin, 2027-01-31T00:00+01:00, 1, 2027-02-28T00:00+01:00
            Europe/Berlin, 2027-01-31T00:00+01:00, 2, 2027-03-31T00:00+02:00
            Europe/Berlin, 2027-01-31T00:00+01:00, 3, 2027-04-30T00:00+02:00
            Europe/Berlin, 2027-01-31T00:00+01:00, 13, 2028-02-29T00:00+01:00
            Europe/Berlin, 2027-01-31T00:00+01:00, -2, 2026-11-30T00:00+01:00
            UTC, 2024-02-29T00:00Z, 12, 2025-02-28T00:00Z
            UTC, 2024-02-29T00:00Z, 48, 2028-02-29T00:00Z
            UTC, 2026-12-31T12:00Z, 2, 2027-02-28T12:00Z
            # local time is kept across a change of the offset
            Europe/Berlin, 2027-03-01T00:00+01:00, 1, 2027-04-01T00:00+02:00
            Europe/Berlin, 2027-10-01T00:00+02:00, 1, 2027-11-01T00:00+01:00
            America/New_York, 2027-03-01T00:00-05:00, 1, 2027-04-01T00:00-04:00
            America/New_York, 2027-11-01T00:00-04:00, 1, 2027-12-01T00:00-05:00
            Australia/Lord_Howe, 2027-03-15T00:00+11:00, 1, 2027-04-15T00:00+10:30
            # no such local time: later by the length of the gap
            Europe/Berlin, 2027-02-28T02:30+01:00, 1, 2027-03-28T03:30+02:00
            Europe/Berlin, 2027-02-28T02:30+01:00, 2, 2027-04-28T02:30+02:00
            America/New_York, 2027-02-14T02:30-05:00, 1, 2027-03-14T03:30-04:00
            Australia/Lord_Howe, 2027-09-03T02:15+10:30, 1, 2027-10-03T02:45+11:00
            Pacific/Apia, 2011-11-30T00:00-10:00, 1, 2011-12-31T00:00+14:00
            Pacific/Apia, 2011-11-30T00:00-10:00, 2, 2012-01-30T00:00+14:00
            # twice: the one with the anchor's offset
            Europe/Berlin, 2027-08-31T02:30+02:00, 2, 2027-10-31T02:30+02:00
            Europe/Berlin, 2027-01-31T02:30+01:00, 9, 2027-10-31T02:30+01:00
            America/New_York, 2027-10-07T01:30-04:00, 1, 2027-11-07T01:30-04:00
            # zones without changes
            Asia/Tokyo, 2027-01-01T00:00+09:00, 1, 2027-02-01T00:00+09:00
            Asia/Kathmandu, 2027-01-01T00:00+05:45, 2, 2027-03-01T00:00+05:45
            """)
    void aBoundaryIsCountedInLocalMonthsFromTheAnchor(ZoneId zone, String anchor, int month, String expected) {
        assertThat(new Months(time(anchor), zone).boundary(month)).isEqualTo(time(expected));
    }

    @Test
    void aMonthIsFollowedByMonthsFromItsStart() {
        Months months = Months.following(local("2027-01-31T00:00", BERLIN), local("2027-02-28T00:00", BERLIN), BERLIN);

        assertThat(months.after(local("2027-02-28T00:00", BERLIN))).isEqualTo(local("2027-03-31T00:00", BERLIN));
    }

    @Test
    void aMonthWithAnHourLessIsAMonth() {
        Months months = Months.following(local("2027-03-15T00:00", BERLIN), local("2027-04-15T00:00", BERLIN), BERLIN);

        assertThat(months.anchor()).isEqualTo(local("2027-03-15T00:00", BERLIN));
    }

    @Test
    void aTrialOfFourteenDaysIsFollowedByMonthsFromItsEnd() {
        Instant end = local("2027-01-31T09:00", TOKYO);
        Months months = Months.following(local("2027-01-17T09:00", TOKYO), end, TOKYO);

        assertThat(months.after(end)).isEqualTo(local("2027-02-28T09:00", TOKYO));
        assertThat(months.after(local("2027-02-28T09:00", TOKYO))).isEqualTo(local("2027-03-31T09:00", TOKYO));
    }

    @Test
    void aYearIsFollowedByMonths() {
        Instant end = local("2028-01-01T00:00", TOKYO);

        assertThat(Months.following(local("2027-01-01T00:00", TOKYO), end, TOKYO).after(end))
                .isEqualTo(local("2028-02-01T00:00", TOKYO));
    }

    @Test
    void whoMovesToAnotherTimeZoneGoesOnInWholeMonthsThere() {
        Instant end = local("2027-03-28T02:30", TOKYO);
        Months before = Months.following(local("2027-02-28T02:30", TOKYO), end, TOKYO);

        Months after = new Months(before.anchor(), BERLIN).goingOnAt(end);

        assertThat(after.after(end)).isEqualTo(end.atZone(BERLIN).plusMonths(1).toInstant());
    }

    @Test
    void whoStaysGoesOnAsBefore() {
        Months months = new Months(local("2027-01-31T00:00", BERLIN), BERLIN);

        assertThat(months.goingOnAt(local("2027-02-28T00:00", BERLIN))).isEqualTo(months);
        assertThat(months.goingOnAt(local("2027-02-27T00:00", BERLIN)).anchor()).isEqualTo(local("2027-02-27T00:00", BERLIN));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Instant local(String text, ZoneId zone) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
