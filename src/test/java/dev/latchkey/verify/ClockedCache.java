package dev.latchkey.verify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import dev.latchkey.secret.SecretHash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The cache before a {@link FakeStore}, with a clock that the test sets. */
final class ClockedCache {

    /** So that a comparison that does not stand the clock's overflow is found out. */
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

    final FakeStore store = new FakeStore();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final AtomicLong nanos = new AtomicLong(START);
    final Changes changes = new Changes(nanos::get);
    final KeyCache cache;

    ClockedCache() {
        this(Keeping.byDefault());
    }

    ClockedCache(LookupConfig config) {
        cache = new KeyCache(store, changes, config, new CacheMetrics(metrics), nanos::get, () -> Runnable::run);
        hearAgain();
    }

    /** Changes are heard from now on, for longer than any test takes. */
    void hearAgain() {
        changes.mayHaveMissed();
        changes.hearUntil(nanos.get() + Duration.ofDays(1).toNanos());
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    CompletableFuture<Optional<KnownKey>> find(SecretHash hash) {
        return cache.find(List.of(hash)).toCompletionStage().toCompletableFuture();
    }

    /** What is answered when the store answers at once. */
    Optional<KnownKey> found(SecretHash hash) {
        CompletableFuture<Optional<KnownKey>> answer = find(hash);
        while (!store.pending().isEmpty()) {
            store.answerAll();
        }
        return answer.join();
    }

    /** What is answered when the store is away. */
    CompletableFuture<Optional<KnownKey>> foundWhileAway(SecretHash hash) {
        CompletableFuture<Optional<KnownKey>> answer = find(hash);
        store.failAll();
        return answer;
    }
}
