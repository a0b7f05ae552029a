package dev.latchkey.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to try again: as the Standard Webhooks specification proposes, a little scattered, so that not all come at once. */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double SCATTER = 0.2;

    private RetrySchedule() {
    }

    /**
     * How long to wait, up to a fifth longer than proposed; empty to give up.
     *
     * @param tries how often it was tried
     */
    static Optional<Duration> pauseAfter(int tries, RandomGenerator random) {
        return tries > PAUSES.size() ? Optional.empty()
                : Optional.of(PAUSES.get(tries - 1)).map(pause -> pause
                        .plusMillis((long) (pause.toMillis() * SCATTER * random.nextDouble())));
    }
}
