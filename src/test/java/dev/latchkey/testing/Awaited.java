package dev.latchkey.testing;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;

/** What a future brings, for tests that have nothing else to do meanwhile. */
public final class Awaited {

    private static final long PATIENCE_SECONDS = 15;

    private Awaited() {
    }

    /** Fails as the future does, or if it takes too long. */
    public static <T> T of(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
