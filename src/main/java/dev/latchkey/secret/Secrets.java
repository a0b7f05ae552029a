package dev.latchkey.secret;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Builds the secret's parts from configuration; a wrong setting stops the start. */
@ApplicationScoped
class Secrets {

    /** Naming them as parameters makes them now: a wrong setting must not wait for the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, SecretFormat format,
            Peppers peppers, ForeignFormats foreign) {
    }

    @Produces
    @Singleton
    SecretFormat format(SecretConfig config) {
        return checked(() -> new SecretFormat(config.secret().prefix()));
    }

    @Produces
    @Singleton
    Peppers peppers(SecretConfig config) {
        return checked(() -> new Peppers(config.peppers(), config.secret().currentPepper()));
    }

    @Produces
    @Singleton
    ForeignFormats foreignFormats(SecretConfig config) {
        return checked(() -> new ForeignFormats(config.secret().foreignFormats().orElse(List.of())));
    }

    @Produces
    @Singleton
    SecretReader reader(SecretFormat format, Peppers peppers, ForeignFormats foreign) {
        return new SecretReader(format, peppers, foreign);
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    // The framework tells this exception in one line, without a stack trace.
    private static <T> T checked(Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
