package dev.latchkey.verify;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** Listens while the service runs, and tells operators whether it does: {@code latchkey_listen_up}. */
@Singleton
class ChangeListening {

    private static final String METRIC = "latchkey.listen.up";

    private final ChangeListener listener;

    /** @param pool is made by being asked for, and with it what the address remembers */
    ChangeListening(Vertx vertx, Pool pool, PostgresAddress address, Changes changes, MeterRegistry registry) {
        pool.size();
        listener = new ChangeListener(vertx, address::next, changes, System::nanoTime);
        registry.gauge(METRIC, changes, heard -> heard.areHeard() ? 1 : 0);
    }

    // Nothing waits for it: a start and a service without it are as right, and ask the store more often.
    void onStart(@Observes StartupEvent start) {
        listener.start();
    }

    void onStop(@Observes ShutdownEvent stop) {
        listener.stop();
    }
}
