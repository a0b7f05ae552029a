package dev.latchkey.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/** Builds what knows the endpoints from configuration; a wrong setting stops the start. */
@ApplicationScoped
class WebhookSettings {

    /** Naming them as a parameter makes them now: a wrong setting must not wait for the first event. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, Endpoints endpoints) {
    }

    @Produces
    @Singleton
    Endpoints endpoints(WebhookConfig config) {
        try {
            return new Endpoints(config.endpoints().entrySet().stream().map(entry -> Endpoint.of(entry.getKey(),
                    entry.getValue().url(), entry.getValue().secret(), config.allowPrivateAddresses())).toList());
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }

    @Produces
    @Singleton
    Sender sender(Vertx vertx, WebhookConfig config) {
        return new Sender(vertx, config.allowPrivateAddresses() ? AddressGuard.NONE : AddressGuard.PUBLIC_ONLY,
                config.timeout());
    }
}
