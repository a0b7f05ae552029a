package dev.latchkey.usage.meter;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Writes what this instance has counted and seen, every few seconds and at the end; and sweeps when it is its turn. */
@ApplicationScoped
public class MeterWriter {

    private static final Logger LOG = Logger.getLogger(MeterWriter.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final Meter meter;
    private final UsageHours stored;
    private final Sweep sweep;
    private final RedisCounters redis;
    private final MeterConfig config;
    private Cancellable writing;
    private Cancellable sweeping;

    MeterWriter(Meter meter, UsageHours stored, Sweep sweep, RedisCounters redis, MeterConfig config) {
        this.meter = meter;
        this.stored = stored;
        this.sweep = sweep;
        this.redis = redis;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        writing = every(config.flushEvery(), this::write);
        sweeping = every(config.sweepEvery(), this::sweepInTurn);
    }

    void onStop(@Observes ShutdownEvent stop) {
        writing.cancel();
        sweeping.cancel();
        write().await().atMost(LAST_WRITE);
    }

    /** Never fails: what can't be written now is written the next time. */
    public Uni<Void> write() {
        return Uni.createFrom().deferred(this::writeCalls).chain(this::writeOwn);
    }

    /** Stores all that Redis has counted, whoever saw it. Never fails: the next sweep finds what this one did not. */
    public Uni<Void> sweep() {
        return sweep.all().onFailure().recoverWithUni(failure -> waits("What Redis has counted", failure));
    }

    private Uni<Void> sweepInTurn() {
        return redis.isOurTurn(config.sweepEvery())
                .chain(ours -> ours ? sweep() : Uni.createFrom().voidItem())
                .onFailure().recoverWithUni(failure -> waits("What Redis has counted", failure));
    }

    private Uni<Void> writeCalls() {
        Map<Counter, Long> taken = meter.calls().take();
        return stored.write(taken).onFailure().recoverWithUni(failure -> {
            meter.calls().putBack(taken);
            return waits("Usage of " + taken.size() + " minutes", failure);
        });
    }

    private Uni<Void> writeOwn() {
        Map<Counter, Long> unwritten = meter.ownUnwritten();
        return stored.write(unwritten).invoke(() -> meter.ownWritten(unwritten))
                .onFailure()
                .recoverWithUni(failure -> waits("Refusals and bytes of " + unwritten.size() + " minutes", failure));
    }

    private static Uni<Void> waits(String what, Throwable failure) {
        LOG.warnf("%s waits to be written: %s", what, failure.getMessage());
        return Uni.createFrom().voidItem();
    }

    private static Cancellable every(Duration pause, Supplier<Uni<Void>> task) {
        return Multi.createFrom().ticks().every(pause)
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> task.get())
                .subscribe().with(done -> {
                });
    }
}
