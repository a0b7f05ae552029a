package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.latchkey.local.RedisForTests;
import dev.latchkey.testing.Awaited;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import redis.clients.jedis.Jedis;

/** Several instances as they are in production, on one real Redis; its clock and theirs is the test's. */
final class ClockedPods {

    private static final int PODS = 3;
    private static final Jedis REDIS = new Jedis(URI.create(RedisForTests.URI));

    private final String clock = "clock:" + UUID.randomUUID();
    private final AtomicLong micros = new AtomicLong();
    private final List<SlidingWindow> pods;

    ClockedPods(LimitConfig config) {
        String production = WindowScript.load().source();
        String clocked = production.replace("redis.call('TIME')", "{0, redis.call('GET', '" + clock + "')}");
        assertThat(clocked).isNotEqualTo(production).doesNotContain("'TIME'");
        pods = IntStream.range(0, PODS).mapToObj(pod -> WindowForTests.at(RedisForTests.URI, config,
                (subject, since) -> Uni.createFrom().item(0L), WindowScript.of(clocked), () -> micros.get() * 1000)).toList();
    }

    /** Requests of the same moment, each at another instance than the one before: all are under way before one is answered. */
    List<Decision> take(List<Take> takes) {
        micros.set(takes.getFirst().at());
        REDIS.set(clock, Long.toString(takes.getFirst().at()));
        CompletableFuture<List<Future<Decision>>> begun = new CompletableFuture<>();
        WindowForTests.VERTX.runOnContext(turn -> {
            List<Future<Decision>> answers = new ArrayList<>();
            for (Take take : takes) {
                answers.add(pods.get(answers.size() % PODS).take(take.subject(), take.bounds(), take.charge()));
            }
            begun.complete(answers);
        });
        return begun.join().stream().map(Awaited::of).toList();
    }
}
