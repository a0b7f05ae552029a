package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RedisClockTest {

    private static final long SECOND = 1_000_000_000;
    /** How far Redis' clock is ahead of this machine's. */
    private static final long AHEAD_MICROS = 1_700_000_000_000_000L;

    private final RedisClock clock = new RedisClock(true);

    @Test
    void beforeAnythingIsHeardNothingIsKnown() {
        assertThat(clock.micros(SECOND)).isZero();
    }

    @Test
    void whereAnswersAreByDifferentClocksNothingIsEverKnown() {
        RedisClock several = new RedisClock(false);
        several.heard(AHEAD_MICROS, 0);

        assertThat(several.micros(SECOND)).isZero();
    }

    @Property
    void itIsNeverAheadOfTheTruthAndSoonNearIt(@ForAll @Size(min = 20) List<@IntRange(max = 900_000) Integer> delays) {
        RedisClock heard = new RedisClock(true);
        long now = 0;
        for (int micros : delays) {
            now += SECOND;
            heard.heard(AHEAD_MICROS + now / 1000 - micros, now);
            assertThat(heard.micros(now)).isLessThanOrEqualTo(AHEAD_MICROS + now / 1000);
        }
        now += SECOND;
        heard.heard(AHEAD_MICROS + now / 1000 - 5, now);
        assertThat(heard.micros(now)).isBetween(AHEAD_MICROS + now / 1000 - 5, AHEAD_MICROS + now / 1000);
    }

    @Test
    void aSlowAnswerDoesNotMakeItForgetAQuickOne() {
        clock.heard(AHEAD_MICROS, 0);
        clock.heard(AHEAD_MICROS - 16_000, 0);

        assertThat(clock.micros(0)).isEqualTo(AHEAD_MICROS - 1000);
    }

    @Test
    void aClockThatWasSetBackIsBelievedAtOnce() {
        clock.heard(AHEAD_MICROS, 0);
        clock.heard(AHEAD_MICROS - 3_600_000_000L, 0);

        assertThat(clock.micros(0)).isEqualTo(AHEAD_MICROS - 3_600_000_000L);
    }
}
