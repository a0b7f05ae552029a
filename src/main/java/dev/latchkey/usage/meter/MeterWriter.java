package dev.latchkey.usage.meter;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.latchkey.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Writes what this instance has counted and seen, every few seconds and at the end; and sweeps when it is its turn. */
@ApplicationScoped
class MeterWriter {

    private static final Logger LOG = Logger.getLogger(MeterWriter.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final Meter meter;
    private final UsageMinutes stored;
    private final Sweep sweep;
    private final RedisCounters redis;
    private final MeterConfig config;
    private Rounds writing;
    private Rounds sweeping;

    MeterWriter(Meter meter, UsageMinutes stored, Sweep sweep, RedisCounters redis, MeterConfig config) {
        this.meter = meter;
        this.stored = stored;
        this.sweep = sweep;
        this.redis = redis;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        writing = Rounds.every(config.flushEvery(), "Writing what was counted", this::writeAside);
        sweeping = Rounds.every(config.sweepEvery(), "Sweeping what Redis has counted", this::sweepInTurn);
    }

    void onStop(@Observes ShutdownEvent stop) {
        writing.stop();
        sweeping.stop();
        write().await().atMost(LAST_WRITE);
    }

    /** Never fails: what can't be written now is written the next time. */
    Uni<Void> write() {
        return Uni.createFrom().deferred(this::writeCalls).chain(this::writeOwn);
    }

    // Of ten thousand merchants this sorts tens of thousands of counters: requests would wait for it on their threads. A ledger
    // that is asked goes on where it was asked, so write() itself stays there.
    private Uni<Void> writeAside() {
        return Uni.createFrom().deferred(this::writeCalls).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(Infrastructure.getDefaultWorkerPool()).chain(this::writeOwn);
    }

    private Uni<Void> sweepInTurn() {
        return redis.isOurTurn(config.sweepEvery())
                .chain(ours -> ours ? sweep.all() : Uni.createFrom().voidItem());
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
}
