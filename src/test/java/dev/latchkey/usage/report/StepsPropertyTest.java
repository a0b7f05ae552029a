package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class StepsPropertyTest {

    private static final long YEAR_2000 = 946_684_800;
    private static final long YEAR_2040 = 2_208_988_800L;

    @Property
    void stepsTileTheTimeThatIsAskedFor(@ForAll Step step, @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2040) long second,
            @ForAll @LongRange(min = 1, max = 89_000) long length) {
        Instant from = Instant.ofEpochSecond(second);
        Instant to = from.plusSeconds(step == Step.DAY ? length * 24 : length);

        Steps steps = Steps.of(step, from, to, zone);

        assertThat(steps.boundaries()).isSorted().doesNotHaveDuplicates();
        assertThat(steps.from()).isEqualTo(step.floor(from, zone)).isBeforeOrEqualTo(from);
        assertThat(steps.to()).isEqualTo(step.ceiling(to, zone)).isAfterOrEqualTo(to);
        for (int i = 0; i < steps.count(); i++) {
            Instant start = steps.start(i);
            Instant end = steps.boundaries().get(i + 1);
            assertThat(step.floor(start, zone)).isEqualTo(start);
            assertThat(step.floor(end.minusNanos(1), zone)).isEqualTo(start);
            assertThat(step.next(start, zone)).isEqualTo(end);
            assertThat(Duration.between(start, end)).isBetween(shortest(step), longest(step));
        }
    }

    @Property
    void aTimeIsInItsStep(@ForAll Step step, @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2040) long second) {
        Instant time = Instant.ofEpochSecond(second);

        assertThat(step.floor(time, zone)).isBeforeOrEqualTo(time);
        assertThat(step.after(time, zone)).isAfter(time);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        List<String> all = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        return Arbitraries.of(all).map(ZoneId::of);
    }

    private static Duration shortest(Step step) {
        return switch (step) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofMinutes(1);
            case DAY -> Duration.ofHours(20);
        };
    }

    private static Duration longest(Step step) {
        return switch (step) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            // The date line was moved over Kwajalein, Samoa and others: there a day had two dates.
            case DAY -> Duration.ofHours(48);
        };
    }
}
