package dev.latchkey.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String NEVER_GIVEN_UP = "0";
    private static final long MICROS_OF_HOUR = 3_600_000_000L;

    private final String sha1 = REDIS.scriptLoad(SCRIPT);
    private final String run = UUID.randomUUID().toString();
    private final Set<String> keys = new HashSet<>();

    /** Each request in turn, all in one round trip. */
    List<Reply> takeAll(List<Take> takes) {
        Pipeline pipeline = REDIS.pipelined();
        takes.forEach(take -> send(pipeline, take.at(), Map.of(ask(take, OptionalLong.empty()), 1)));
        List<Object> answers = pipeline.syncAndReturnAll();
        return IntStream.range(0, takes.size())
                .mapToObj(i -> reply(answers.get(i), 0, ask(takes.get(i), OptionalLong.empty()), 0)).toList();
    }

    /** Requests of the same moment in one call, those that are alike as one check; the replies as {@link #together} has it. */
    List<Reply> takeTogether(List<Take> takes) {
        Map<Ask, Integer> checks = new LinkedHashMap<>();
        takes.forEach(take -> checks.merge(ask(take, OptionalLong.empty()), 1, Integer::sum));
        Pipeline pipeline = REDIS.pipelined();
        send(pipeline, takes.getFirst().at(), checks);
        Object answer = pipeline.syncAndReturnAll().getFirst();
        List<Ask> asks = List.copyOf(checks.keySet());
        return IntStream.range(0, asks.size()).boxed().flatMap(check -> IntStream.range(0, checks.get(asks.get(check)))
                .mapToObj(place -> reply(answer, check, asks.get(check), place))).toList();
    }

    /** The same requests, those that are alike next to each other. */
    static List<Take> together(List<Take> takes) {
        return takes.stream().distinct().flatMap(take -> takes.stream().filter(take::equals)).toList();
    }

    /** A request of which it is told what was used of its quota before. */
    Reply take(Take take, long usedBefore) {
        Ask ask = ask(take, OptionalLong.of(usedBefore));
        Pipeline pipeline = REDIS.pipelined();
        send(pipeline, take.at(), Map.of(ask, 1));
        return reply(pipeline.syncAndReturnAll().getFirst(), 0, ask, 0);
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
        return keys(ask(take, OptionalLong.empty()));
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

    private void send(Pipeline pipeline, long at, Map<Ask, Integer> checks) {
        List<String> all = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(NEVER_GIVEN_UP));
        checks.forEach((ask, times) -> {
            all.addAll(keys(ask));
            WindowScript.addArguments(ask, times, arguments);
            if (ask.charge().isMetered()) {
                keys.add(WindowScript.usageKey(ask.subject()) + ":" + at / MICROS_OF_HOUR);
            }
        });
        keys.addAll(all);
        arguments.add(Long.toString(at));
        pipeline.evalsha(sha1, all, arguments);
    }

    private Ask ask(Take take, OptionalLong usedBefore) {
        return new Ask(run + take.subject(), take.bounds(), take.charge(), usedBefore);
    }

    private static List<String> keys(Ask ask) {
        List<String> keys = new ArrayList<>();
        WindowScript.addKeys(ask, keys);
        return keys;
    }

    private static Reply reply(Object answer, int check, Ask ask, int place) {
        long[] numbers = ((List<?>) ((List<?>) answer).get(1 + check)).stream().mapToLong(ClockedWindows::number).toArray();
        return Reply.of(new Outcome(ask, numbers).of(place), ask.bounds());
    }

    // A number that Lua had from Redis is text.
    private static long number(Object value) {
        return value instanceof String text ? Long.parseLong(text) : (Long) value;
    }

    // The last argument is none of a check's.
    private static String withClock(String production) {
        String clocked = production.replace("redis.call('TIME')", "{0, table.remove(ARGV)}");
        assertThat(clocked).isNotEqualTo(production).doesNotContain("'TIME'");
        return clocked;
    }
}
