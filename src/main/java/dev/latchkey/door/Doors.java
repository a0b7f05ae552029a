package dev.latchkey.door;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Builds from configuration what the doors share; a wrong setting stops the start. */
@ApplicationScoped
class Doors {

    /** Naming them as a parameter makes them now: a wrong setting must not wait for the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, RequiredScopes scopes) {
    }

    @Produces
    @Singleton
    RequiredScopes requiredScopes(RouteConfig config) {
        try {
            return new RequiredScopes(config.routes());
        } catch (IllegalArgumentException e) {
            // The framework tells this exception in one line, without a stack trace.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
