package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.problem.ProblemException;

class UsageQueryTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Instant NOW = Instant.parse("2026-03-20T05:06:07Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # step,   from,                   to,                     the first step,         the end,                 how many
            minute,   ,                       ,                       2026-03-20T04:07:00Z,   2026-03-20T05:07:00Z,   60
            hour,     ,                       ,                       2026-03-19T06:00:00Z,   2026-03-20T06:00:00Z,   24
            ,         ,                       ,                       2026-03-19T06:00:00Z,   2026-03-20T06:00:00Z,   24
            day,      ,                       ,                       2026-02-18T15:00:00Z,   2026-03-20T15:00:00Z,   30
            minute,   2026-03-20T05:05:59Z,   ,                       2026-03-20T05:05:00Z,   2026-03-20T05:07:00Z,   2
            minute,   ,                       2026-03-01T00:00:01Z,   2026-02-28T23:01:00Z,   2026-03-01T00:01:00Z,   60
            day,      ,                       2026-03-01T00:00:00Z,   2026-01-30T15:00:00Z,   2026-03-01T15:00:00Z,   30
            day,      2026-03-01T00:00:00Z,   2026-03-02T15:00:00Z,   2026-02-28T15:00:00Z,   2026-03-02T15:00:00Z,   2
            """)
    void whatIsNotSaidGoesWithTheStep(String step, String from, String to, Instant first, Instant end, int count) {
        Steps steps = UsageQuery.of(from, to, step, null, null).steps(ZONE, Optional.empty(), NOW);

        assertThat(steps.from()).isEqualTo(first);
        assertThat(steps.to()).isEqualTo(end);
        assertThat(steps.count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # the period,                                  the first step,         the end
            2026-03-09T15:00:00Z,   2026-04-09T15:00:00Z,   2026-03-09T15:00:00Z,   2026-03-20T15:00:00Z
            2026-03-09T16:00:00Z,   2026-04-09T16:00:00Z,   2026-03-09T15:00:00Z,   2026-03-20T15:00:00Z
            # It is over: as a whole.
            2026-01-01T00:00:00Z,   2026-02-01T00:00:00Z,   2025-12-31T15:00:00Z,   2026-02-01T15:00:00Z
            # It is too long to be told as a whole.
            2016-01-01T00:00:00Z,   2036-01-01T00:00:00Z,   2026-02-18T15:00:00Z,   2026-03-20T15:00:00Z
            """)
    void daysAreThoseOfThePeriod(Instant start, Instant end, Instant first, Instant last) {
        Optional<BillingPeriod> period = Optional.of(new BillingPeriod(start, end, Optional.empty(), "plan", false));

        Steps steps = UsageQuery.of(null, null, "day", null, null).steps(ZONE, period, NOW);

        assertThat(steps.from()).isEqualTo(first);
        assertThat(steps.to()).isEqualTo(last);
    }

    @Test
    void asManyStepsAsAreAllowedAreToldAndOneMoreIsRefused() {
        Instant to = Instant.parse("2026-03-20T00:00:00Z");

        assertThat(steps("minute", to.minusSeconds(1500 * 60), to).count()).isEqualTo(1500);
        assertThatThrownBy(() -> steps("minute", to.minusSeconds(1500 * 60 + 1), to)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> steps("day", Instant.parse("0001-01-01T00:00:00Z"), to)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> steps("day", to, to)).isInstanceOf(ProblemException.class);
        assertThat(steps("hour", Instant.parse("9999-12-31T22:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")).count())
                .isEqualTo(2);
    }

    private static Steps steps(String step, Instant from, Instant to) {
        return UsageQuery.of(from.toString(), to.toString(), step, null, null).steps(ZONE, Optional.empty(), NOW);
    }
}
