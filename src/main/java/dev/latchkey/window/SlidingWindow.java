package dev.latchkey.window;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.latchkey.redis.RedisServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

/** Asks Redis to decide; see the package's documentation for how. */
@ApplicationScoped
public class SlidingWindow {

    /** It asks PostgreSQL for a sum, and stores first what is not in it: once for a period, and longer than Redis may take. */
    private static final Duration LEDGER = Duration.ofSeconds(1);

    private final Redis redis;
    private final Lanes lanes;
    private final Optional<KnownFull> known;
    private final Ledger ledger;
    private final StandIn standIn;
    private final Duration timeout;
    private final LongSupplier nanos;

    /** @param redis is made by being asked for, and with it what {@code server} remembers */
    @Inject
    SlidingWindow(Redis redis, Vertx vertx, RedisServer server, Ledger ledger, LimitConfig config, MeterRegistry registry) {
        this(redis, new Lanes(vertx, server.options(), config, WindowScript.load(), System::nanoTime), ledger, config,
                new CountedStandIn(config.whenStoreIsDown().standIn(config, System::nanoTime), registry), System::nanoTime);
        registry.gauge("latchkey.limit.store.up", lanes, asked -> asked.isAway() ? 0 : 1);
    }

    /** @param nanos a clock that never goes back */
    SlidingWindow(Redis redis, Lanes lanes, Ledger ledger, LimitConfig config, StandIn standIn, LongSupplier nanos) {
        this.redis = redis;
        this.lanes = lanes;
        this.known = config.knownFullShortcut() ? Optional.of(new KnownFull(nanos)) : Optional.empty();
        this.ledger = ledger;
        this.standIn = standIn;
        this.timeout = config.timeout();
        this.nanos = nanos;
    }

    /**
     * Admits and counts a request of a subject that has one window, or refuses it, all or nothing. Redis is always asked,
     * because {@link #giveBack} may have made room, and nobody stands in for it.
     *
     * @param subject whose window; becomes a part of the Redis key, so it must be safe to show
     * @param cost how many of the limit it takes; 0 looks without counting and is never refused
     * @return the decision; fails with {@link WindowUnavailableException} if Redis gave none in time
     */
    public Uni<Decision> take(String subject, Limit limit, int cost) {
        return Uni.createFrom().deferred(
                () -> UniHelper.toUni(decide(new Ask(subject, Bounds.ofWhole(limit), Charge.unmetered(cost)), StandIn.NOBODY)));
    }

    /**
     * Admits a request and counts it in all of its windows and on its account, or refuses it and counts it nowhere. One round
     * trip at most, however many windows there are; one more, after the ledger was asked, for the first request of a quota's
     * period.
     *
     * @param subject whose windows, from which nothing is ever given back; becomes a part of the Redis keys, so it must be safe
     *        to show
     * @return the decision, by whoever {@link LimitConfig#whenStoreIsDown} says if Redis gave none in time; fails with
     *         {@link WindowUnavailableException} if that is nobody, or the ledger gave no answer
     */
    public Future<Decision> take(String subject, Bounds bounds, Charge charge) {
        Ask ask = new Ask(subject, bounds, charge);
        if (known.isEmpty() || charge.cost() == 0) {
            return decide(ask, standIn);
        }
        long askedAt = nanos.getAsLong();
        return known.get().refusal(ask, askedAt).map(Future::succeededFuture)
                // Only what Redis says of a window is remembered: who stands in for it knows a share.
                .orElseGet(() -> otherwise(standIn, ask,
                        decide(ask).onSuccess(decision -> known.get().note(ask, decision, askedAt))));
    }

    /**
     * Takes back what {@link #take(String, Limit, int)} counted last, with cost 1: for callers that learn only afterwards
     * that it was not to be counted. Takes at worst a later one's place, never more than one.
     */
    public Uni<Void> giveBack(String subject) {
        return within(timeout, redis.send(Request.cmd(Command.RPOP).arg(WindowScript.key(subject))))
                .onFailure().transform(WindowUnavailableException::new)
                .replaceWithVoid();
    }

    /** Whether Redis is known to give no decisions. */
    public boolean isAway() {
        return lanes.isAway();
    }

    void onStart(@Observes StartupEvent start) {
        lanes.begin();
    }

    @PreDestroy
    void close() {
        lanes.close();
    }

    private Future<Decision> decide(Ask ask, StandIn standIn) {
        return otherwise(standIn, ask, decide(ask));
    }

    private Future<Decision> decide(Ask ask) {
        return lanes.ask(ask)
                .compose(decision -> decision.map(Future::succeededFuture).orElseGet(() -> decideKnowingUse(ask)));
    }

    private static Future<Decision> otherwise(StandIn standIn, Ask ask, Future<Decision> byRedis) {
        return byRedis.recover(failure -> failure instanceof NotDecidedException why ? standIn.decide(ask, why)
                : Future.failedFuture(failure));
    }

    private Future<Decision> decideKnowingUse(Ask ask) {
        return UniHelper.toFuture(within(LEDGER, ledger.used(ask.subject(), ask.charge().quota().orElseThrow().start())))
                .compose(used -> lanes.ask(new Ask(ask.subject(), ask.bounds(), ask.charge(), OptionalLong.of(used))))
                .map(Optional::orElseThrow)
                .recover(failure -> Future.failedFuture(new WindowUnavailableException(failure)));
    }

    private static <T> Uni<T> within(Duration time, Uni<T> answer) {
        return answer.ifNoItem().after(time).failWith(() -> new TimeoutException("none within " + time));
    }
}
