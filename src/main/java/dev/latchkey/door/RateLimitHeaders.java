package dev.latchkey.door;

import dev.latchkey.window.Limit;
import dev.latchkey.window.WindowState;
import io.vertx.core.http.HttpServerResponse;

/**
 * The window in HTTP header fields, as draft-ietf-httpapi-ratelimit-headers-10 has them:
 * {@code RateLimit-Policy: "merchant";q=300;w=60} and {@code RateLimit: "merchant";r=299;t=60}.
 */
public final class RateLimitHeaders {

    private static final String POLICY_NAME = "\"merchant\"";
    private static final String WINDOW_PARAMETER = ";w=" + Limit.WINDOW.toSeconds();

    private RateLimitHeaders() {
    }

    /** Writes both fields into an answer that has not been sent yet. */
    public static void write(HttpServerResponse response, WindowState window) {
        response.putHeader("RateLimit-Policy", POLICY_NAME + ";q=" + window.limit() + WINDOW_PARAMETER);
        response.putHeader("RateLimit", POLICY_NAME + ";r=" + window.remaining() + ";t=" + window.resetSeconds());
    }
}
