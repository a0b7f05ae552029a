package dev.latchkey.verify;

import java.util.concurrent.Executor;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Puts the cache between the {@link Verifier} and PostgreSQL. */
class KeyCaching {

    @Produces
    @Singleton
    Changes changes() {
        return new Changes(System::nanoTime);
    }

    @Produces
    @Singleton
    KeyLookup lookup(StoredKeys store, Changes changes, LookupConfig config, MeterRegistry registry) {
        return new KeyCache(store, changes, config, new CacheMetrics(registry), System::nanoTime, KeyCaching::caller);
    }

    private static Executor caller() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }
}
