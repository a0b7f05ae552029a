package dev.latchkey.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what becomes true by itself, such as that the service has heard of a change to a key. */
public final class Soon {

    /** More than the service may take: a busy machine is no reason for a test to fail. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Soon() {
    }

    /** @param assertion tried again until it holds */
    public static void holds(ThrowingRunnable assertion) {
        Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(PATIENCE)
                .untilAsserted(assertion);
    }
}
