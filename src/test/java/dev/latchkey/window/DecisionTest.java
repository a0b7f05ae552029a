package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    @ParameterizedTest
    @CsvSource({ "0, 0", "1, 1", "999999, 1", "1000000, 1", "1000001, 2", "59000001, 60", "60000000, 60" })
    void secondsUntilTheResetAreRoundedUp(long micros, long seconds) {
        assertThat(resetting(micros).resetSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({ "0, 1", "1, 1", "1000000, 1", "1000001, 2", "60000000, 60" })
    void retryAfterIsRoundedUpAndAtLeastOne(long micros, long seconds) {
        Decision.Refused refused = new Decision.Refused(List.of(resetting(0)), resetting(0),
                Duration.of(micros, ChronoUnit.MICROS));

        assertThat(refused.retryAfterSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, Integer.MIN_VALUE })
    void aLimitIsAtLeastOne(int requests) {
        assertThatThrownBy(() -> Limit.perMinute(requests)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestIsBoundedByOneWindowAtLeast() {
        assertThatThrownBy(() -> new Bounds(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWindowIsAMinute() {
        assertThat(Limit.WINDOW).isEqualTo(Duration.ofMinutes(1));
    }

    private static WindowState resetting(long micros) {
        return new WindowState(Bound.ofWhole(Limit.perMinute(300)), 0, Duration.of(micros, ChronoUnit.MICROS));
    }
}
