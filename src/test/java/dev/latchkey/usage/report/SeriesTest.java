package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.problem.ProblemException;

class SeriesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Steps MOST = Steps.of(Step.MINUTE, START, START.plus(Duration.ofMinutes(Steps.MAX)), ZoneOffset.UTC);

    @Test
    void keysByStepAreToldUpToABound() {
        assertThat(Series.byKey(MOST, ofKeys(66))).hasSize(66 * Steps.MAX);
        assertThatThrownBy(() -> Series.byKey(MOST, ofKeys(67))).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("INVALID_PARAMETER");
        assertThat(Series.ofWhole(MOST, ofKeys(67))).hasSize(Steps.MAX);
    }

    private static List<Counted> ofKeys(int keys) {
        return IntStream.range(0, keys).mapToObj(i -> new Counted(0, UUID.randomUUID(), Counted.CALLS, 1)).toList();
    }
}
