package dev.latchkey.door.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.latchkey.door.IdentityHeaders;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.verify.Verdict;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Header fields of a request as the upstream gets them: those that it believes are ours alone, whatever the caller wrote.
 */
final class OutgoingHeaders {

    /** Ours to say, in {@link FieldNames#canonical} spelling, with all that servers and frameworks read as the same. */
    private static final Set<String> NOT_THE_CALLERS = Set.of(
            // The secret never goes past us.
            "x-merchant-api-key",
            "x-merchant-id", "x-api-key-id", "x-api-key-scopes",
            "forwarded", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip", "cf-connecting-ip",
            "fastly-client-ip",
            // With these a framework would read another path or method than the door did.
            "x-original-url", "x-original-uri", "x-original-host", "x-rewrite-url", "x-http-method", "x-http-method-override",
            "x-method-override",
            // CGI makes of it the address of a proxy to use.
            "proxy",
            // The console's session is a cookie of this host.
            "cookie");
    private static final String FORWARDED_PREFIX = "x-forwarded-";
    private static final Set<String> FRAMING = Set.of("content-length", "host", "expect");
    private static final String CONTINUE = "100-continue";

    private OutgoingHeaders() {
    }

    /** @param headers the caller's; afterwards, the upstream's */
    static void rewrite(MultiMap headers, HttpServerRequest request, ClientAddress client, Verdict.Admitted admitted) {
        Set<String> nominated = FieldNames.nominated(headers);
        String via = via(headers.getAll("Via"), request);
        boolean expects = expectsContinue(request);
        for (String name : List.copyOf(headers.names())) {
            if (nominated.contains(name.toLowerCase(Locale.ROOT)) || isNotTheCallers(name)) {
                headers.remove(name);
            }
        }
        headers.remove(HttpHeaders.EXPECT);
        if (expects) {
            headers.set(HttpHeaders.EXPECT, CONTINUE);
        }
        IdentityHeaders.of(admitted).forEach(headers::set);
        headers.set("X-Forwarded-For", client instanceof ClientAddress.Known known ? known.text() : "unknown");
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        headers.set("Via", via);
    }

    /** Whether the caller waits for a word before it sends the body. */
    static boolean expectsContinue(HttpServerRequest request) {
        return CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    private static boolean isNotTheCallers(String name) {
        String canonical = FieldNames.canonical(name);
        return NOT_THE_CALLERS.contains(canonical) || canonical.startsWith(FORWARDED_PREFIX)
                || FieldNames.isHopByHop(canonical)
                // Content_Length is not Content-Length, but to some servers it is.
                || FRAMING.contains(canonical) && !name.equalsIgnoreCase(canonical);
    }

    // RFC 9110, 7.6.3 wants it of every gateway.
    private static String via(List<String> before, HttpServerRequest request) {
        String ours = switch (request.version()) {
            case HTTP_1_0 -> "1.0 latchkey";
            case HTTP_1_1 -> "1.1 latchkey";
            case HTTP_2 -> "2 latchkey";
        };
        return before.isEmpty() ? ours : String.join(", ", before) + ", " + ours;
    }
}
