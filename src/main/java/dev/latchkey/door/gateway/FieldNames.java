package dev.latchkey.door.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Names of header fields, as their readers compare them. */
final class FieldNames {

    /** Of one connection, not of the message: RFC 9110, 7.6.1, and what the older RFC 2616 counted among them. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection", "proxy-authenticate",
            "proxy-authorization", "proxy-authentication-info", "te", "trailer", "transfer-encoding", "upgrade",
            "http2-settings");

    private FieldNames() {
    }

    /**
     * As a CGI or WSGI server reads it: {@code X_Merchant-ID} is {@code HTTP_X_MERCHANT_ID} there, like
     * {@code X-Merchant-Id}.
     */
    static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            canonical.append(word ? Character.toLowerCase(c) : '-');
        }
        return canonical.toString();
    }

    static boolean isHopByHop(String canonical) {
        return HOP_BY_HOP.contains(canonical);
    }

    /** In small letters, the fields that {@code Connection} declares to be of this connection alone. */
    static Set<String> nominated(MultiMap headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream().flatMap(line -> Stream.of(line.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
