package dev.latchkey.door;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.latchkey.verify.Holder;
import dev.latchkey.verify.Windows;
import dev.latchkey.window.LimitConfig;
import dev.latchkey.window.WindowState;
import io.vertx.core.http.HttpHeaders;
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

    private static final String POLICY = "RateLimit-Policy";
    private static final String LEFT = "RateLimit";
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized(POLICY);
    private static final CharSequence LEFT_NAME = HttpHeaders.createOptimized(LEFT);

    private final boolean legacy;

    RateLimitHeaders(LimitConfig config) {
        legacy = config.legacyHeaders();
    }

    /** Writes the fields into an answer that has not been sent yet. */
    public void write(HttpServerResponse response, Windows windows) {
        response.putHeader(POLICY_NAME, policy(windows)).putHeader(LEFT_NAME, left(windows));
        if (legacy) {
            legacyFields(windows).forEach(response::putHeader);
        }
    }

    /** The fields by their names, in the order in which they are documented. */
    public Map<String, String> fields(Windows windows) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(POLICY, policy(windows));
        fields.put(LEFT, left(windows));
        if (legacy) {
            fields.putAll(legacyFields(windows));
        }
        return fields;
    }

    private static Map<String, String> legacyFields(Windows windows) {
        WindowState tightest = windows.tightest();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("X-RateLimit-Limit", Integer.toString(tightest.limit()));
        fields.put("X-RateLimit-Remaining", Integer.toString(tightest.remaining()));
        fields.put("X-RateLimit-Reset", Long.toString(tightest.resetSeconds()));
        return fields;
    }

    private static String policy(Windows windows) {
        String merchant = MERCHANT + policy(windows.merchant());
        return windows.key().isEmpty() ? merchant : merchant + NEXT_KEY + policy(windows.key().get());
    }

    private static String left(Windows windows) {
        String merchant = MERCHANT + left(windows.merchant());
        return windows.key().isEmpty() ? merchant : merchant + NEXT_KEY + left(windows.key().get());
    }

    private static String policy(WindowState window) {
        return ";q=" + window.limit() + ";w=" + window.bound().limit().window().toSeconds();
    }

    private static String left(WindowState window) {
        return ";r=" + window.remaining() + ";t=" + window.resetSeconds();
    }
}
