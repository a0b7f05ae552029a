package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class MonthsPropertyTest {

    private static final int MONTHS = 100;
    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2050 = 2_524_608_000L;

    @Property(tries = 300)
    void periodsTileTimeWithoutGapOrOverlap(@ForAll("months") Months months, @ForAll @LongRange(min = 1) long part) {
        Instant start = months.anchor();
        for (int month = 1; month <= MONTHS; month++) {
            Instant end = months.after(start);

            assertThat(end).isAfter(start).isEqualTo(months.boundary(month));
            long length = Duration.between(start, end).toMillis();
            assertThat(months.after(start.plusMillis(part % length))).as("any instant of it").isEqualTo(end);
            assertThat(months.goingOnAt(end)).isEqualTo(months);
            start = end;
        }
    }

    @Property(tries = 300)
    void localDayAndTimeStayWhereThereAreSuch(@ForAll("months") Months months) {
        ZonedDateTime anchor = months.anchor().atZone(months.zone());
        for (int month = 1; month <= MONTHS; month++) {
            ZonedDateTime boundary = months.boundary(month).atZone(months.zone());
            YearMonth of = YearMonth.from(anchor).plusMonths(month);
            var wanted = of.atDay(Math.min(anchor.getDayOfMonth(), of.lengthOfMonth())).atTime(anchor.toLocalTime());
            ZoneOffsetTransition change = months.zone().getRules().getTransition(wanted);

            assertThat(boundary.toLocalDateTime()).isEqualTo(change != null && change.isGap()
                    ? wanted.plus(change.getDuration())
                    : wanted);
        }
    }

    @Provide
    Arbitrary<Months> months() {
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu",
                "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "UTC").map(ZoneId::of);
        Arbitrary<Instant> anchors = Arbitraries.oneOf(
                Arbitraries.longs().between(YEAR_2000, YEAR_2050).map(Instant::ofEpochSecond),
                // Around the end of a month, in the small hours, when clocks are changed.
                Arbitraries.longs().between(0, 600).map(month -> YearMonth.of(2000, 1).plusMonths(month).atEndOfMonth()
                        .atTime(2, 15).toInstant(ZoneOffset.UTC)));
        return Combinators.combine(anchors, zones).as(Months::new);
    }
}
