package dev.latchkey.usage.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.latchkey.window.Count;

class CountersTest {

    private static final UUID KEY = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-01T10:17:33Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;

    private final Meter meter = new Meter(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void ofManyWordsOnACallCounterTheGreatestIsWritten() {
        meter.admitted("m", KEY, new Count(MINUTE, 7, 2));
        meter.admitted("m", KEY, new Count(MINUTE, 7, 3));
        meter.admitted("m", KEY, new Count(MINUTE, 7, 1));
        meter.admitted("m", KEY, new Count(MINUTE, 8, 1));

        assertThat(meter.calls().take()).isEqualTo(Map.of(call("7"), 3L, call("8"), 1L));
        assertThat(meter.calls().take()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenWaitsAndNeverHidesAGreaterWord() {
        meter.admitted("m", KEY, new Count(MINUTE, 7, 2));
        Map<Counter, Long> taken = meter.calls().take();
        meter.admitted("m", KEY, new Count(MINUTE, 7, 5));

        meter.calls().putBack(taken);

        assertThat(meter.calls().take()).isEqualTo(Map.of(call("7"), 5L));
    }

    @Test
    void refusalsAndBytesAddUpAndAreWrittenAsTheyStand() {
        meter.refused("m", KEY, "RATE_LIMITED");
        meter.refused("m", KEY, "RATE_LIMITED");
        meter.refused("m", KEY, "DISABLED");
        meter.answered("m", KEY, 100);
        meter.answered("m", KEY, 0);

        Map<Counter, Long> first = meter.ownUnwritten();
        meter.ownWritten(first);
        meter.refused("m", KEY, "DISABLED");

        assertThat(first.values()).containsExactlyInAnyOrder(2L, 1L, 100L);
        assertThat(first.keySet()).extracting(Counter::epoch).as("one instance").containsOnly(
                first.keySet().iterator().next().epoch());
        assertThat(meter.ownUnwritten()).hasSize(1).containsValue(2L);
    }

    @Test
    void aCounterIsForgottenWhenItsMinuteIsOverAndAllOfItWritten() {
        OwnCounters own = new OwnCounters();
        Counter counter = new Counter("m", KEY, Counter.BYTES, "e", MINUTE);
        own.add(counter, 5);
        Map<Counter, Long> taken = own.unwritten();
        own.add(counter, 1);

        own.written(taken, MINUTE + 3);
        Map<Counter, Long> rest = own.unwritten();
        own.written(rest, MINUTE + 3);
        own.add(counter, 1);

        assertThat(rest).isEqualTo(Map.of(counter, 6L));
        assertThat(own.unwritten()).as("counted anew").isEqualTo(Map.of(counter, 1L));
    }

    @Test
    void instancesDoNotShareTheirCounters() {
        Meter other = new Meter(Clock.offset(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO));
        meter.refused("m", KEY, "DISABLED");
        other.refused("m", KEY, "DISABLED");

        assertThat(meter.ownUnwritten().keySet()).doesNotContainAnyElementsOf(other.ownUnwritten().keySet());
    }

    private static Counter call(String epoch) {
        return new Counter("m", KEY, Counter.CALLS, epoch, MINUTE);
    }
}
