package dev.latchkey.window;

import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.vertx.core.Future;
import io.vertx.core.impl.ContextInternal;

/**
 * Remembers that Redis gives no decisions, so that nobody waits for them in vain. Meanwhile it is asked now and then, on
 * nobody's
 * behalf, and once it has decided again everybody asks it again.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final long BETWEEN_PROBES_MILLIS = 200;

    private final ContextInternal loop;
    private final Supplier<Future<?>> probe;
    private volatile boolean open;
    private volatile boolean closedForGood;

    /**
     * @param loop where all of it happens, but {@link #isOpen}
     * @param probe asks Redis for a decision that changes nothing for anybody
     */
    Breaker(ContextInternal loop, Supplier<Future<?>> probe) {
        this.loop = loop;
        this.probe = probe;
    }

    /** Whether Redis is not to be asked; for any thread. */
    boolean isOpen() {
        return open;
    }

    /** Redis gives no decisions. */
    void open(String why) {
        if (!open) {
            open = true;
            LOG.warnf("Redis gives no decisions: %s", why);
            probeLater();
        }
    }

    /** The service ends. */
    void stop() {
        closedForGood = true;
    }

    private void probeLater() {
        loop.setTimer(BETWEEN_PROBES_MILLIS, timer -> {
            if (!closedForGood) {
                probe.get().onSuccess(decided -> {
                    open = false;
                    LOG.warn("Redis gives decisions again");
                }).onFailure(still -> probeLater());
            }
        });
    }
}
