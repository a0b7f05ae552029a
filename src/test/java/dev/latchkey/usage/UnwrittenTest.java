package dev.latchkey.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class UnwrittenTest {

    private static final int NOTES = 200_000;
    private static final int KEYS = 50;

    private final ConcurrentMap<Integer, Long> noted = new ConcurrentHashMap<>();

    @Test
    void ofManyWhoTakeWhileOthersNoteEachNoteGoesToOne() {
        List<CompletableFuture<Long>> noting = running(4, () -> {
            IntStream.range(0, NOTES).forEach(i -> noted.merge(i % KEYS, 1L, Long::sum));
            return 0;
        });
        List<CompletableFuture<Long>> taking = running(4, () -> {
            long sum = 0;
            while (!noting.stream().allMatch(CompletableFuture::isDone)) {
                sum += sum(Unwritten.takeFrom(noted));
            }
            return sum;
        });

        long taken = taking.stream().mapToLong(CompletableFuture::join).sum();

        assertThat(taken + sum(Unwritten.takeFrom(noted))).isEqualTo(4L * NOTES);
        assertThat(noted).isEmpty();
    }

    private static List<CompletableFuture<Long>> running(int threads, LongSupplier work) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(work::getAsLong, task -> new Thread(task).start()))
                .limit(threads).toList();
    }

    private static long sum(Map<Integer, Long> taken) {
        return taken.values().stream().mapToLong(Long::longValue).sum();
    }
}
