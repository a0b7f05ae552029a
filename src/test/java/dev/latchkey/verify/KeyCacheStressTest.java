package dev.latchkey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.latchkey.secret.SecretHash;
import dev.latchkey.testing.Awaited;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** The cache under real threads: requests, loads and changes at the same time. */
class KeyCacheStressTest {

    private static final int KEYS = 4;
    private static final int CHANGES = 20_000;
    private static final int ASKING = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicIntegerArray stored = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray heard = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray loading = new AtomicIntegerArray(KEYS);
    private final AtomicInteger loads = new AtomicInteger();
    private final Changes changes = new Changes(System::nanoTime);
    private final KeyCache cache = new KeyCache(this::load, changes, Keeping.byDefault(),
            new CacheMetrics(new SimpleMeterRegistry()), System::nanoTime, () -> Runnable::run);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoAsksAfterANoticeIsNeverToldTheOldState() throws Exception {
        changes.hearUntil(System.nanoTime() + Long.MAX_VALUE / 2);
        AtomicBoolean changing = new AtomicBoolean(true);
        List<CompletableFuture<Integer>> asking = IntStream.range(0, ASKING)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(changing), threads)).toList();

        for (int i = 0; i < CHANGES; i++) {
            change(ThreadLocalRandom.current().nextInt(KEYS));
        }
        changing.set(false);

        int answered = 0;
        for (CompletableFuture<Integer> asker : asking) {
            answered += asker.get();
        }
        assertThat(answered).isGreaterThan(CHANGES / 10);
        assertThat(loads.get()).as("loads, fewer than answers, or nothing was kept").isLessThan(answered);
    }

    private void change(int key) {
        int version = stored.incrementAndGet(key);
        pause();
        changes.changed(merchant(key));
        heard.set(key, version);
        pause();
    }

    private int ask(AtomicBoolean changing) {
        int answered = 0;
        while (changing.get()) {
            int key = ThreadLocalRandom.current().nextInt(KEYS);
            int atLeast = heard.get(key);
            int told = FakeStore.version(Awaited.of(cache.find(List.of(FakeStore.hash(key)))).get());
            assertThat(told).isGreaterThanOrEqualTo(atLeast);
            answered++;
        }
        return answered;
    }

    private Future<List<Optional<KnownKey>>> load(List<List<SecretHash>> secrets) {
        return Future.join(secrets.stream().map(candidates -> load(candidates.getFirst())).toList()).map(CompositeFuture::list);
    }

    private Future<Optional<KnownKey>> load(SecretHash hash) {
        int key = hash.bytes()[0];
        Promise<Optional<KnownKey>> answer = Promise.promise();
        threads.execute(() -> {
            loads.incrementAndGet();
            assertThat(loading.incrementAndGet(key)).as("loads at a time").isEqualTo(1);
            int seen = stored.get(key);
            pause();
            loading.decrementAndGet(key);
            answer.complete(Optional.of(FakeStore.key(merchant(key), seen)));
        });
        return answer.future();
    }

    private static String merchant(int key) {
        return "merchant-" + key;
    }

    // Some microseconds, so that everything meets everything in every order.
    private static void pause() {
        int turns = ThreadLocalRandom.current().nextInt(2000);
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }
}
