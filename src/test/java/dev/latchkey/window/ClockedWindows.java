package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.latchkey.local.RedisForTests;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** The production script on a real Redis, with a clock that the test sets. Its windows are nobody else's. */
final class ClockedWindows implements AutoCloseable {

    private static final Jedis REDIS = new Jedis(URI.create(RedisForTests.URI));
    private static final String SCRIPT = withClock(WindowScript.load().source());

    private final String sha1 = REDIS.scriptLoad(SCRIPT);
    private final String run = UUID.randomUUID().toString();
    private final Set<String> keys = new HashSet<>();

    /** Each request in turn, all in one round trip. */
    List<Reply> takeAll(List<Take> takes) {
        Pipeline pipeline = REDIS.pipelined();
        takes.forEach(take -> pipeline.evalsha(sha1, 1, arguments(take)));
        return pipeline.syncAndReturnAll().stream().map(Reply::of).toList();
    }

    Reply take(Take take) {
        return takeAll(List.of(take)).getFirst();
    }

    Jedis redis() {
        return REDIS;
    }

    String key(String subject) {
        return SlidingWindow.key(run + subject);
    }

    @Override
    public void close() {
        if (!keys.isEmpty()) {
            REDIS.del(keys.toArray(String[]::new));
        }
    }

    private String[] arguments(Take take) {
        keys.add(key(take.subject()));
        return new String[] { key(take.subject()), Integer.toString(take.limit()), Long.toString(Take.WINDOW_MICROS),
                Integer.toString(take.cost()), Long.toString(take.at()) };
    }

    private static String withClock(String production) {
        String clocked = production.replace("redis.call('TIME')", "{0, ARGV[#ARGV]}");
        assertThat(clocked).isNotEqualTo(production).doesNotContain("'TIME'");
        return clocked;
    }
}
