package dev.latchkey.identity;

import java.time.Duration;

import jakarta.validation.constraints.Size;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Being signed in to the console. */
@ConfigMapping(prefix = "latchkey.session")
public interface SessionConfig {

    /**
     * Under which cookies are encrypted: the same for all instances, 32 characters or more. Changing it signs everybody out.
     */
    @Size(min = 32)
    String key();

    /** Signed out after so long without a request. */
    @WithDefault("30m")
    @DurationMin(minutes = 1)
    Duration idleTimeout();

    /** Signed out so long after signing in. */
    @WithDefault("12h")
    @DurationMin(minutes = 1)
    Duration maxAge();

    /**
     * Whether the cookie is for HTTPS alone. Browsers take {@code http://localhost} for as safe. False only where the console
     * is to be tried over plain HTTP on another machine: whoever listens there can then take over the session.
     */
    @WithDefault("true")
    boolean secureCookie();
}
