package dev.latchkey.rounds;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Work that an instance does by itself, again and again: at once, and then every so often, one round after the other. Each
 * round runs in a context of its own, in which sessions can be opened. A round that fails is told in the log, once, and the
 * next one tries again.
 */
public final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Cancellable ticks;

    private Rounds(Cancellable ticks) {
        this.ticks = ticks;
    }

    /** @param name what is done, as the log tells it */
    public static Rounds every(Duration pause, String name, Supplier<Uni<Void>> round) {
        AtomicBoolean failing = new AtomicBoolean();
        return new Rounds(Multi.createFrom().ticks().every(pause)
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> inOwnContext(round)
                        .invoke(() -> tell(failing.getAndSet(false), "%s goes on", name))
                        .onFailure().invoke(failure -> tell(!failing.getAndSet(true), "%s fails, and is tried again: %s", name,
                                failure.getMessage()))
                        .onFailure().recoverWithNull())
                .subscribe().with(done -> {
                }));
    }

    // The first failure of many, and that they are over: what is done every second would fill the log.
    private static void tell(boolean news, String format, Object... values) {
        if (news) {
            LOG.warnf(format, values);
        }
    }

    /** Begins no more rounds, and gives up the one that is running: its transaction is not committed. */
    public void stop() {
        ticks.cancel();
    }

    /** Runs it in a context in which sessions can be opened, whoever asks. */
    public static <T> Uni<T> inOwnContext(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(result -> VertxContextSupport.subscribe(() -> work.get().toMulti(),
                subscription -> subscription.with(result::complete, result::fail, () -> result.complete(null))));
    }
}
