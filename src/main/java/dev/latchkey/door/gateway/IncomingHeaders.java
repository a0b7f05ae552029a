package dev.latchkey.door.gateway;

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
     *
     * @throws IllegalArgumentException if one can't be sent; none is taken then
     */
    static void copy(MultiMap upstream, MultiMap answer) {
        Set<String> nominated = FieldNames.nominated(upstream);
        boolean ownCaching = upstream.contains(HttpHeaders.CACHE_CONTROL) || upstream.contains(HttpHeaders.EXPIRES);
        // Of the kind that looks at what is put there: half a head must not be left where an error has to go.
        MultiMap passed = HttpHeaders.headers();
        for (String name : upstream.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean ours = answer.contains(name) && !lower.equals("cache-control");
            if (!ours && !nominated.contains(lower) && !OF_THE_HOST.contains(lower) && !FieldNames.isHopByHop(lower)) {
                passed.set(name, upstream.getAll(name));
            }
        }
        if (ownCaching) {
            answer.remove(HttpHeaders.CACHE_CONTROL);
        }
        answer.addAll(passed);
    }
}
