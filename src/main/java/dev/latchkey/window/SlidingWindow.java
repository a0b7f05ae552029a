package dev.latchkey.window;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
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
    private final Ledger ledger;
    private final Duration timeout;
    private final WindowScript script = WindowScript.load();

    SlidingWindow(Redis redis, Ledger ledger, LimitConfig config) {
        this.redis = redis;
        this.ledger = ledger;
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
        return take(subject, Bounds.ofWhole(limit), Charge.unmetered(cost));
    }

    /**
     * Admits a request and counts it in all of its windows and on its account, or refuses it and counts it nowhere. One round
     * trip, however many windows there are; one more, after the ledger was asked, for the first request of a quota's period.
     *
     * @param subject whose windows; becomes a part of the Redis keys, so it must be safe to show
     * @return the decision; fails with {@link WindowUnavailableException} if Redis gave none in time, or the ledger none
     */
    public Uni<Decision> take(String subject, Bounds bounds, Charge charge) {
        return ask(subject, bounds, charge, OptionalLong.empty())
                .chain(reply -> WindowScript.asksForUse(reply)
                        ? inTime(ledger.used(subject, charge.quota().orElseThrow().start()))
                                .chain(used -> ask(subject, bounds, charge, OptionalLong.of(used)))
                        : Uni.createFrom().item(reply))
                .map(reply -> WindowScript.decision(reply, bounds, charge))
                .onFailure().transform(WindowUnavailableException::new);
    }

    /**
     * Takes back what {@link #take(String, Limit, int)} counted last, with cost 1: for callers that learn only afterwards
     * that it was not to be counted. Takes at worst a later one's place, never more than one.
     */
    public Uni<Void> giveBack(String subject) {
        return inTime(redis.send(Request.cmd(Command.RPOP).arg(WindowScript.key(subject))))
                .onFailure().transform(WindowUnavailableException::new)
                .replaceWithVoid();
    }

    private Uni<List<Long>> ask(String subject, Bounds bounds, Charge charge, OptionalLong usedBefore) {
        List<String> keys = WindowScript.keys(subject, bounds, charge);
        List<String> arguments = WindowScript.arguments(bounds, charge, usedBefore);
        return inTime(evaluate(script.sha1(), Command.EVALSHA, keys, arguments)
                .onFailure(SlidingWindow::scriptUnknown)
                .recoverWithUni(() -> evaluate(script.source(), Command.EVAL, keys, arguments)))
                .map(SlidingWindow::numbers);
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem().after(timeout).failWith(() -> new TimeoutException("none within " + timeout));
    }

    private Uni<Response> evaluate(String what, Command how, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(how).arg(what).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
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
