package dev.latchkey.window;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;

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
     * Admits and counts a request, or refuses it, all or nothing.
     *
     * @param subject whose window; becomes a part of the Redis key, so it must be safe to show
     * @param cost how many of the limit it takes; 0 looks without counting and is never refused
     * @return the decision; fails with {@link WindowUnavailableException} if Redis gave none in time
     */
    public Uni<Decision> take(String subject, Limit limit, int cost) {
        return evaluate(script.sha1(), Command.EVALSHA, subject, limit, cost)
                .onFailure(SlidingWindow::scriptUnknown)
                .recoverWithUni(() -> evaluate(script.source(), Command.EVAL, subject, limit, cost))
                .ifNoItem().after(timeout).failWith(() -> new TimeoutException("none within " + timeout))
                .map(response -> decision(response, limit))
                .onFailure().transform(WindowUnavailableException::new);
    }

    /**
     * Takes back what {@link #take} counted last, with cost 1: for callers that learn only afterwards that it was not to be
     * counted. Takes at worst a later one's place, never more than one.
     */
    public Uni<Void> giveBack(String subject) {
        return redis.send(Request.cmd(Command.RPOP).arg(key(subject)))
                .ifNoItem().after(timeout).failWith(() -> new TimeoutException("none within " + timeout))
                .onFailure().transform(WindowUnavailableException::new)
                .replaceWithVoid();
    }

    private Uni<Response> evaluate(String what, Command how, String subject, Limit limit, int cost) {
        return redis.send(Request.cmd(how)
                .arg(what)
                .arg(1)
                .arg(key(subject))
                .arg(limit.requests())
                .arg(micros(limit.window()))
                .arg(cost));
    }

    // The version is the schema's; the braces are Redis Cluster's hash tag: all keys of a subject share a slot.
    static String key(String subject) {
        return "lk:1:{" + subject + "}:w";
    }

    private static Decision decision(Response response, Limit limit) {
        WindowState window = new WindowState(limit.requests(), response.get(1).toInteger(),
                Duration.of(response.get(2).toLong(), ChronoUnit.MICROS));
        return response.get(0).toInteger() == 1
                ? new Decision.Admitted(window)
                : new Decision.Refused(window, Duration.of(response.get(3).toLong(), ChronoUnit.MICROS));
    }

    // After a restart, a failover or SCRIPT FLUSH Redis has forgotten the script; EVAL runs and teaches it in one go.
    private static boolean scriptUnknown(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
