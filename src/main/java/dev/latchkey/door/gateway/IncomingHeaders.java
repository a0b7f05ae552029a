package dev.latchkey.door.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Header fields of the upstream's answer as the caller gets them. */
final class IncomingHeaders {

    /**
     * They are about this host as a whole, of which the upstream serves a part only: it must neither plant nor clear cookies
     * of the console, nor send browsers elsewhere.
     */
    private static final Set<String> OF_THE_HOST = Set.of("set-cookie", "set-cookie2", "clear-site-data", "alt-svc",
            "strict-transport-security", "service-worker-allowed", "nel", "report-to");

    private IncomingHeaders() {
    }

    /**
     * Adds the upstream's fields to those that this service has set already: the RateLimit fields and those of security, which
     * stay as they are. Only of {@code Cache-Control} the upstream's is taken: ours, {@code no-store}, is for those who say
     * nothing.
     */
    static void copy(MultiMap upstream, MultiMap answer) {
        Set<String> nominated = FieldNames.nominated(upstream);
        if (upstream.contains(HttpHeaders.CACHE_CONTROL) || upstream.contains(HttpHeaders.EXPIRES)) {
            answer.remove(HttpHeaders.CACHE_CONTROL);
        }
        Set<String> ours = Set.copyOf(answer.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        for (String name : List.copyOf(upstream.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!ours.contains(lower) && !nominated.contains(lower) && !OF_THE_HOST.contains(lower)
                    && !FieldNames.isHopByHop(lower)) {
                answer.set(name, upstream.getAll(name));
            }
        }
    }
}
