package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

/** Asks Redis to decide; see the package's documentation for how. */
@ApplicationScoped
public class SlidingWindow {

    private final Redis redis;
    private final Duration timeout;
    private final WindowScript script = WindowScript.load();

    SlidingWindow(Redis redis, LimitConfig config) {
        this.redis = redis;
        this.timeout = config.timeout();
    }

    /**
     * Admits and counts a request of a subject that has one window, or refuses it, all or nothing.
     *
     * @param subject whose window; becomes a part of the Redis key, so it must be safe to show
     * @param cost how many of the limit it takes; 0 looks without counting and is never refused
     * @return the decision; fails with {@link WindowUnavailableException} if Redis gave none in time
     */
    public Uni<Decision> take(String subject, Limit limit, int cost) {
        return take(subject, Bounds.ofWhole(limit), cost);
    }

    /**
     * Admits a request and counts it in all of its windows, or refuses it and counts it in none. One round trip, however many
     * windows there are.
     *
     * @param subject whose windows; becomes a part of the Redis keys, so it must be safe to show
     * @param cost how many of each limit it takes; 0 looks without counting and is never refused
     * @return the decision; fails with {@link WindowUnavailableException} if Redis gave none in time
     */
    public Uni<Decision> take(String subject, Bounds bounds, int cost) {
        return evaluate(script.sha1(), Command.EVALSHA, subject, bounds, cost)
                .onFailure(SlidingWindow::scriptUnknown)
                .recoverWithUni(() -> evaluate(script.source(), Command.EVAL, subject, bounds, cost))
                .ifNoItem().after(timeout).failWith(() -> new TimeoutException("none within " + timeout))
                .map(reply -> WindowScript.decision(numbers(reply), bounds))
                .onFailure().transform(WindowUnavailableException::new);
    }

    /**
     * Takes back what {@link #take(String, Limit, int)} counted last, with cost 1: for callers that learn only afterwards
     * that it was not to be counted. Takes at worst a later one's place, never more than one.
     */
    public Uni<Void> giveBack(String subject) {
        return redis.send(Request.cmd(Command.RPOP).arg(WindowScript.key(subject)))
                .ifNoItem().after(timeout).failWith(() -> new TimeoutException("none within " + timeout))
                .onFailure().transform(WindowUnavailableException::new)
                .replaceWithVoid();
    }

    private Uni<Response> evaluate(String what, Command how, String subject, Bounds bounds, int cost) {
        List<String> keys = WindowScript.keys(subject, bounds);
        Request request = Request.cmd(how).arg(what).arg(keys.size());
        keys.forEach(request::arg);
        WindowScript.arguments(bounds, cost).forEach(request::arg);
        return redis.send(request);
    }

    private static List<Long> numbers(Response reply) {
        return IntStream.range(0, reply.size()).mapToObj(i -> reply.get(i).toLong()).toList();
    }

    // After a restart, a failover or SCRIPT FLUSH Redis has forgotten the script; EVAL runs and teaches it in one go.
    private static boolean scriptUnknown(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
    }
}
