package dev.latchkey.door;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.latchkey.verify.Holder;
import dev.latchkey.verify.Windows;
import dev.latchkey.window.LimitConfig;
import dev.latchkey.window.WindowState;
import io.vertx.core.http.HttpServerResponse;

/**
 * The windows in HTTP header fields, as draft-ietf-httpapi-ratelimit-headers-10 has them:
 * {@code RateLimit-Policy: "merchant";q=300;w=60} and {@code RateLimit: "merchant";r=299;t=60}, with a second member
 * {@code "key"} where the key has a limit of its own. On request also in the {@code X-RateLimit-*} fields that came before
 * it, which have room for one window: the tightest, with {@code Reset} in seconds from now.
 */
@Singleton
public class RateLimitHeaders {

    private static final String MERCHANT = "\"" + Holder.MERCHANT.label() + "\"";
    private static final String NEXT_KEY = ", \"" + Holder.KEY.label() + "\"";

    private final boolean legacy;

    RateLimitHeaders(LimitConfig config) {
        legacy = config.legacyHeaders();
    }

    /** Writes the fields into an answer that has not been sent yet. */
    public void write(HttpServerResponse response, Windows windows) {
        fields(windows).forEach(response::putHeader);
    }

    /** The fields by their names, in the order in which they are documented. */
    public Map<String, String> fields(Windows windows) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("RateLimit-Policy", MERCHANT + policy(windows.merchant())
                + windows.key().map(key -> NEXT_KEY + policy(key)).orElse(""));
        fields.put("RateLimit", MERCHANT + left(windows.merchant())
                + windows.key().map(key -> NEXT_KEY + left(key)).orElse(""));
        if (legacy) {
            WindowState tightest = windows.tightest();
            fields.put("X-RateLimit-Limit", Integer.toString(tightest.limit()));
            fields.put("X-RateLimit-Remaining", Integer.toString(tightest.remaining()));
            fields.put("X-RateLimit-Reset", Long.toString(tightest.resetSeconds()));
        }
        return fields;
    }

    private static String policy(WindowState window) {
        return ";q=" + window.limit() + ";w=" + window.bound().limit().window().toSeconds();
    }

    private static String left(WindowState window) {
        return ";r=" + window.remaining() + ";t=" + window.resetSeconds();
    }
}
