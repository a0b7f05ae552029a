package dev.latchkey.secret;

import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the secret's parts from configuration; a wrong setting stops the start. */
@ApplicationScoped
class Secrets {

    @Produces
    @Singleton
    SecretFormat format(SecretConfig config) {
        return new SecretFormat(config.secret().prefix());
    }

    @Produces
    @Singleton
    Peppers peppers(SecretConfig config) {
        return new Peppers(config.peppers(), config.secret().currentPepper());
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
