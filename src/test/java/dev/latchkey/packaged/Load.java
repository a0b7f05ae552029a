package dev.latchkey.packaged;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Callers that go on calling, each at one instance, and count what they were told. Of a request that was not answered, or with
 * 503, nobody outside knows whether it was admitted.
 */
final class Load {

    private static final int CALLERS_PER_INSTANCE = 4;

    private final Fleet fleet;
    private final List<String> secrets;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLongArray admitted;
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<CompletableFuture<Void>> callers;

    Load(Fleet fleet, List<String> secrets) {
        this.fleet = fleet;
        this.secrets = secrets;
        admitted = new AtomicLongArray(fleet.size());
        callers = IntStream.range(0, CALLERS_PER_INSTANCE * fleet.size())
                .mapToObj(caller -> CompletableFuture.runAsync(() -> call(caller), Thread::startVirtualThread)).toList();
    }

    /** Waits for the last answers. */
    Load stop() {
        going.set(false);
        callers.forEach(CompletableFuture::join);
        return this;
    }

    /** How many requests were answered with 200. */
    long admitted() {
        return IntStream.range(0, admitted.length()).mapToLong(admitted::get).sum();
    }

    /** The same, of one instance. */
    long admittedBy(int instance) {
        return admitted.get(instance);
    }

    /** How many more may have been admitted. */
    long unknown() {
        return unknown.get();
    }

    /** The size of all bodies of answers with 200. */
    long bytes() {
        return bytes.get();
    }

    private void call(int caller) {
        while (going.get()) {
            int status = status(caller);
            if (status == 200) {
                admitted.incrementAndGet(caller % fleet.size());
            } else if (status != 429) {
                unknown.incrementAndGet();
            }
            pause();
        }
    }

    private int status(int caller) {
        try {
            return fleet.call(caller, secrets.get(caller % secrets.size())).thenApply(answer -> {
                if (answer.statusCode() == 200) {
                    bytes.addAndGet(answer.body().getBytes(StandardCharsets.UTF_8).length);
                }
                return answer.statusCode();
            }).join();
        } catch (CompletionException e) {
            return 0;
        }
    }

    // At full speed they would leave no CPU to instances that start again.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
