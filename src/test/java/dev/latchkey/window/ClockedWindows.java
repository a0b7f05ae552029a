package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.latchkey.local.RedisForTests;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** The production script on a real Redis, with a clock that the test sets. Its windows are nobody else's. */
final class ClockedWindows implements AutoCloseable {

    private static final Jedis REDIS = new Jedis(URI.create(RedisForTests.URI));
    private static final String SCRIPT = withClock(WindowScript.load().source());

    private static final Pattern LIST_COMMAND = Pattern
            .compile("cmdstat_(?:lindex|llen|lpop|rpop|rpush|lrange|pexpire|hget|hset|hincrby|expire|get|incrby):calls=(\\d+)");

    private static final long MICROS_OF_HOUR = 3_600_000_000L;

    private final String sha1 = REDIS.scriptLoad(SCRIPT);
    private final String run = UUID.randomUUID().toString();
    private final Set<String> keys = new HashSet<>();

    /** Each request in turn, all in one round trip. */
    List<Reply> takeAll(List<Take> takes) {
        Pipeline pipeline = REDIS.pipelined();
        takes.forEach(take -> send(pipeline, take, OptionalLong.empty()));
        List<Object> answers = pipeline.syncAndReturnAll();
        return IntStream.range(0, takes.size()).mapToObj(i -> Reply.of(answers.get(i), takes.get(i))).toList();
    }

    /** A request of which it is told what was used of its quota before. */
    Reply take(Take take, long usedBefore) {
        Pipeline pipeline = REDIS.pipelined();
        send(pipeline, take, OptionalLong.of(usedBefore));
        return Reply.of(pipeline.syncAndReturnAll().getFirst(), take);
    }

    Reply take(Take take) {
        return takeAll(List.of(take)).getFirst();
    }

    Jedis redis() {
        return REDIS;
    }

    String key(String subject) {
        return WindowScript.key(run + subject);
    }

    /** Where the windows of a request stand, the enforced ones first. */
    List<String> keys(Take take) {
        return WindowScript.keys(run + take.subject(), take.bounds(), take.charge());
    }

    /** Where the counters of a metered request stand. */
    String counters(Take take) {
        return WindowScript.usageKey(run + take.subject()) + ":" + take.at() / MICROS_OF_HOUR;
    }

    /** How many commands that read or write data Redis has run so far, or set an end to it. */
    long commands() {
        return REDIS.info("commandstats").lines()
                .map(LIST_COMMAND::matcher).filter(Matcher::lookingAt).mapToLong(line -> Long.parseLong(line.group(1))).sum();
    }

    @Override
    public void close() {
        if (!keys.isEmpty()) {
            REDIS.del(keys.toArray(String[]::new));
        }
    }

    private void send(Pipeline pipeline, Take take, OptionalLong usedBefore) {
        keys.addAll(keys(take));
        if (take.charge().isMetered()) {
            keys.add(counters(take));
        }
        List<String> arguments = new ArrayList<>(WindowScript.arguments(take.bounds(), take.charge(), usedBefore));
        arguments.add(Long.toString(take.at()));
        pipeline.evalsha(sha1, keys(take), arguments);
    }

    private static String withClock(String production) {
        String clocked = production.replace("redis.call('TIME')", "{0, ARGV[#ARGV]}");
        assertThat(clocked).isNotEqualTo(production).doesNotContain("'TIME'");
        return clocked;
    }
}
