package dev.latchkey.identity;

import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Builds what knows the clients from configuration; a wrong setting stops the start. */
@ApplicationScoped
class ClientSettings {

    /** Naming them as a parameter makes them now: a wrong setting must not wait for the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, ClientSecrets clients) {
    }

    @Produces
    @Singleton
    ClientSecrets clients(ClientConfig config) {
        try {
            return new ClientSecrets(config.clients().entrySet().stream()
                    .collect(Collectors.toMap(client -> client.getKey(), client -> client.getValue().secret())));
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
