package dev.latchkey.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Checks that go to Redis in one call of the script. Each stands for the requests that ask the same. */
final class Call {

    /** Redis does nothing else while a call runs; this many take it about a millisecond. */
    private static final int MOST_CHECKS = 64;

    private final Map<Ask, List<Waiting>> checks = new LinkedHashMap<>();

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

    /** @param script by its name or in full, as the command wants it */
    Request request(Command command, String script) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        checks.forEach((ask, waiting) -> {
            WindowScript.addKeys(ask, keys);
            WindowScript.addArguments(ask, waiting.size(), arguments);
        });
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /**
     * Tells each request what became of it. A check that failed in Redis fails alone.
     *
     * @return the first error of a check, null if there was none
     */
    Response answered(Response reply) {
        Response error = null;
        int next = 0;
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
