package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    @ParameterizedTest
    @CsvSource({ "1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H" })
    void thePausesAreThoseOfStandardWebhooksOrUpToAFifthLonger(int tries, Duration pause) {
        SplittableRandom random = new SplittableRandom(tries);
        for (int i = 0; i < 100; i++) {
            assertThat(RetrySchedule.pauseAfter(tries, random).orElseThrow())
                    .isBetween(pause, pause.plusMillis(pause.toMillis() / 5));
        }
    }

    @Test
    void whatFailedTogetherIsNotTriedTogether() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(RetrySchedule.pauseAfter(2, random)).isNotEqualTo(RetrySchedule.pauseAfter(2, random));
    }

    @Test
    void afterTheTenthItIsGivenUp() {
        assertThat(RetrySchedule.pauseAfter(10, new SplittableRandom())).isEmpty();
    }
}
