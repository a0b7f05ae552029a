package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Other people's requests to every instance in turn, all of which must pass: at a steady rate, or as fast as a busy machine
 * answers them, if that is less.
 */
final class Traffic implements AutoCloseable {

    private static final int KEYS = 20;
    private static final int PER_SECOND = 60;
    private static final int MAX_WAITING = 6;

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Traffic(Fleet fleet) {
        fleet.putMerchant("traffic");
        List<String> secrets = fleet.createKeys("traffic",
                IntStream.range(0, KEYS).mapToObj(i -> "Server " + i).toArray(String[]::new));
        pace.scheduleWithFixedDelay(() -> {
            if (sent.get() - passed.get() - refused.get() >= MAX_WAITING) {
                return;
            }
            int number = sent.getAndIncrement();
            fleet.call(number, secrets.get(number / fleet.size() % KEYS))
                    .thenAccept(answer -> (answer.statusCode() == 200 ? passed : refused).incrementAndGet());
        }, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    /** None of the requests was refused, for whatever happened to others' keys. */
    void assertPassed() {
        assertThat(refused).hasValue(0);
        assertThat(passed).hasPositiveValue();
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
