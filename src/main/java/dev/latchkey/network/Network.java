package dev.latchkey.network;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Builds what knows the proxies from configuration; a wrong setting stops the start. */
@ApplicationScoped
class Network {

    /** Naming them as a parameter makes them now: a wrong setting must not wait for the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, ClientAddresses addresses) {
    }

    @Produces
    @Singleton
    ClientAddresses addresses(ProxyConfig config) {
        try {
            return new ClientAddresses(TrustedProxies.of(config.trusted().orElse(List.of()), config.header()));
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
