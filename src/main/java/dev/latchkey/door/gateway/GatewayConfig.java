package dev.latchkey.door.gateway;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where requests of the Merchant API are passed on to that are not answered here. */
@ConfigMapping(prefix = "latchkey.gateway")
public interface GatewayConfig {

    /** The upstream's address, such as {@code http://core:8080/api}. Without it nothing is passed on. */
    Optional<String> upstream();

    /** Whose certificates are trusted and which one is shown, by a name of {@code quarkus.tls}. */
    Optional<String> tlsConfigurationName();

    /** How long it may take to get a connection, be it a new one or one that another request still holds. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /** How long the upstream may take to begin its answer, counted from the last part of the request that it was sent. */
    @WithDefault("60s")
    @DurationMin(millis = 1)
    Duration responseTimeout();

    /** How long nothing may arrive of a body, or in a WebSocket. */
    @WithDefault("60s")
    @DurationMin(millis = 1)
    Duration idleTimeout();

    /**
     * How long a connection is kept for another request. It must be less than the upstream keeps it: otherwise a request now
     * and then meets one that is just being closed, and can't be sent again, for it may have been received.
     */
    @WithDefault("4s")
    @DurationMin(seconds = 1)
    Duration keepAlive();

    /** How many connections an instance may have, and so how many requests the upstream gets at once from it. */
    @WithDefault("200")
    @Min(1)
    @Max(65_535)
    int maxConnections();

    /**
     * How large a request's body may be. Without a bound any size passes: nothing of it is kept here, and what is too large
     * for the upstream, the upstream says itself.
     */
    Optional<MemorySize> maxRequestBody();

    /** What becomes of a request to open a WebSocket. */
    @WithDefault("refuse")
    WebSockets websocket();

    enum WebSockets {
        /** Each is one call, may last for days, and outlives the key that it was opened with. */
        REFUSE,
        PASS
    }
}
