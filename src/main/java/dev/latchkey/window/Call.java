package dev.latchkey.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Checks that go to Redis in one call of the script. Each stands for the requests that ask the same. */
final class Call {

    /** Redis does nothing else while a call runs; this many take it about a millisecond. */
    private static final int MOST_CHECKS = 64;
    private static final Throwable TOO_LATE = new NotDecidedException("too late", Future.succeededFuture(false));

    private final Map<Ask, List<Waiting>> checks = new LinkedHashMap<>();
    /** Of the request that came first. */
    private long deadline;

    static Call of(Waiting waiting) {
        Call call = new Call();
        call.add(waiting);
        return call;
    }

    static List<Call> ofAll(List<Waiting> waiting) {
        List<Call> calls = new ArrayList<>();
        Call last = null;
        for (Waiting next : waiting) {
            if (last == null || last.checks.size() == MOST_CHECKS) {
                last = new Call();
                calls.add(last);
            }
            last.add(next);
        }
        return calls;
    }

    static List<Call> bySubject(List<Waiting> waiting) {
        Map<String, List<Waiting>> bySubject = new LinkedHashMap<>();
        waiting.forEach(next -> bySubject.computeIfAbsent(next.ask().subject(), subject -> new ArrayList<>()).add(next));
        return bySubject.values().stream().map(Call::ofAll).flatMap(Collection::stream).toList();
    }

    /**
     * @param script by its name or in full, as the command wants it
     * @param clock by which Redis can tell whether one of the requests was given up before it came to decide
     */
    Request request(Command command, String script, RedisClock clock) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(clock.micros(deadline)));
        checks.forEach((ask, waiting) -> {
            WindowScript.addKeys(ask, keys);
            WindowScript.addArguments(ask, waiting.size(), arguments);
        });
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /** Whether Redis came to it too late, and decided nothing. */
    static boolean wasTooLate(Response reply) {
        return reply.size() == 1;
    }

    /**
     * Redis came to it too late.
     *
     * @return those who still wait, and may ask again; the others know now that they were not counted
     */
    List<Waiting> tooLate() {
        List<Waiting> waiting = checks.values().stream().flatMap(List::stream).toList();
        waiting.stream().filter(Waiting::isAnswered).forEach(gone -> gone.failed(TOO_LATE));
        return waiting.stream().filter(one -> !one.isAnswered()).toList();
    }

    /** Its answer will not come any more. */
    void lost(Throwable cause) {
        checks.values().forEach(waiting -> waiting.forEach(one -> one.lost(cause)));
    }

    /**
     * Tells each request what became of it. A check that failed in Redis fails alone.
     *
     * @return the first error of a check, null if there was none
     */
    Response answered(Response reply) {
        Response error = null;
        int next = 1;
        for (Map.Entry<Ask, List<Waiting>> check : checks.entrySet()) {
            Response own = reply.get(next++);
            if (own.type() == ResponseType.ERROR) {
                error = error == null ? own : error;
                fail(check.getValue(), new IllegalStateException(own.toString()));
            } else {
                decide(new Outcome(check.getKey(), numbers(own)), check.getValue());
            }
        }
        return error;
    }

    void failed(Throwable cause) {
        checks.values().forEach(waiting -> fail(waiting, cause));
    }

    private void add(Waiting waiting) {
        if (checks.isEmpty()) {
            deadline = waiting.deadline();
        }
        checks.computeIfAbsent(waiting.ask(), ask -> new ArrayList<>(1)).add(waiting);
    }

    private static void decide(Outcome outcome, List<Waiting> waiting) {
        for (int place = 0; place < waiting.size(); place++) {
            waiting.get(place).decided(outcome.of(place));
        }
    }

    private static void fail(List<Waiting> waiting, Throwable cause) {
        waiting.forEach(one -> one.failed(cause));
    }

    private static long[] numbers(Response reply) {
        long[] numbers = new long[reply.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = reply.get(i).toLong();
        }
        return numbers;
    }
}
