package dev.latchkey.verify;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether PostgreSQL is heard of. An instance without it is ready for as long as the keys that it keeps may go on: all of
 * them lose it at once, and if none were ready nobody would be served.
 */
@Readiness
@ApplicationScoped
class KeysReadiness implements HealthCheck {

    private final Changes changes;
    private final Duration staleIfDown;

    KeysReadiness(Changes changes, LookupConfig config) {
        this.changes = changes;
        this.staleIfDown = config.staleIfDown();
    }

    @Override
    public HealthCheckResponse call() {
        Duration unheard = changes.unheardFor();
        return HealthCheckResponse.named("Keys from PostgreSQL")
                .status(unheard.compareTo(staleIfDown) <= 0)
                .withData("postgresql", unheard.isZero() ? "up" : "away")
                .build();
    }
}
