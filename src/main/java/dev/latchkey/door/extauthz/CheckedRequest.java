package dev.latchkey.door.extauthz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.latchkey.door.KeyHeader;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;

/** The HTTP request of which Envoy tells. */
record CheckedRequest(AttributeContext attributes) {

    /** Empty if it is about something else than an HTTP request, for instance a TCP connection. */
    static Optional<CheckedRequest> of(CheckRequest check) {
        AttributeContext attributes = check.getAttributes();
        return attributes.getRequest().hasHttp() && attributes.getRequest().getHttp().getPath().startsWith("/")
                ? Optional.of(new CheckedRequest(attributes))
                : Optional.empty();
    }

    /** What was sent as the key. */
    Optional<String> presented() {
        List<String> keys = header(KeyHeader.NAME.toLowerCase(Locale.ROOT));
        return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(",", keys));
    }

    /** Null if there was none. */
    String accept() {
        List<String> accepts = header("accept");
        return accepts.isEmpty() ? null : String.join(",", accepts);
    }

    String method() {
        return http().getMethod();
    }

    /** Path and query. */
    String uri() {
        return http().getPath();
    }

    String path() {
        int query = uri().indexOf('?');
        return query < 0 ? uri() : uri().substring(0, query);
    }

    /** From where it reached Envoy, as Envoy has it after looking at those proxies that it trusts itself. */
    String sourceAddress() {
        return attributes.getSource().getAddress().getSocketAddress().getAddress();
    }

    /** What the operator wrote at the route, or null. */
    String extension(String name) {
        return attributes.getContextExtensionsMap().get(name);
    }

    /** @param name in small letters */
    List<String> header(String name) {
        // Envoy sends one or the other: a map, where several values are joined by commas, or with encode_raw_headers a list.
        String value = http().getHeadersMap().get(name);
        return value != null ? List.of(value)
                : http().getHeaderMap().getHeadersList().stream()
                        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                        .map(CheckedRequest::value).toList();
    }

    private AttributeContext.HttpRequest http() {
        return attributes.getRequest().getHttp();
    }

    private static String value(HeaderValue header) {
        return header.getRawValue().isEmpty() ? header.getValue()
                : header.getRawValue().toString(StandardCharsets.ISO_8859_1);
    }

    /** Without the key, which is among the headers. */
    @Override
    public String toString() {
        return "CheckedRequest[" + method() + "]";
    }
}
