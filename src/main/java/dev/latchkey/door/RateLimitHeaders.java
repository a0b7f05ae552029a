package dev.latchkey.door;

import jakarta.inject.Singleton;

import dev.latchkey.window.Limit;
import dev.latchkey.window.LimitConfig;
import dev.latchkey.window.WindowState;
import io.vertx.core.http.HttpServerResponse;

/**
 * The window in HTTP header fields, as draft-ietf-httpapi-ratelimit-headers-10 has them:
 * {@code RateLimit-Policy: "merchant";q=300;w=60} and {@code RateLimit: "merchant";r=299;t=60}. On request also in the
 * {@code X-RateLimit-*} fields that came before it, with {@code Reset} in seconds from now.
 */
@Singleton
public class RateLimitHeaders {

    private static final String POLICY_NAME = "\"merchant\"";
    private static final String WINDOW_PARAMETER = ";w=" + Limit.WINDOW.toSeconds();

    private final boolean legacy;

    RateLimitHeaders(LimitConfig config) {
        legacy = config.legacyHeaders();
    }

    /** Writes the fields into an answer that has not been sent yet. */
    public void write(HttpServerResponse response, WindowState window) {
        response.putHeader("RateLimit-Policy", POLICY_NAME + ";q=" + window.limit() + WINDOW_PARAMETER);
        response.putHeader("RateLimit", POLICY_NAME + ";r=" + window.remaining() + ";t=" + window.resetSeconds());
        if (legacy) {
            response.putHeader("X-RateLimit-Limit", Integer.toString(window.limit()));
            response.putHeader("X-RateLimit-Remaining", Integer.toString(window.remaining()));
            response.putHeader("X-RateLimit-Reset", Long.toString(window.resetSeconds()));
        }
    }
}
