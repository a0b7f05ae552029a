package dev.latchkey.door.ingress;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.latchkey.door.RequiredScopes;
import io.vertx.core.http.HttpServerRequest;

/**
 * The request for which an ingress asks, as far as it tells.
 *
 * @param method empty if it does not tell, or tells several
 * @param uri path and query; empty likewise
 */
record OriginalRequest(Optional<String> method, Optional<String> uri) {

    /** As header fields tell it that the ingress sets. */
    static OriginalRequest told(HttpServerRequest request, String methodField, String uriField) {
        return new OriginalRequest(single(request.headers().getAll(methodField)), single(request.headers().getAll(uriField)));
    }

    /** The request itself, whose path begins with the door's. */
    static OriginalRequest below(String door, HttpServerRequest request) {
        String uri = request.uri();
        int path = uri.indexOf(door) + door.length();
        return new OriginalRequest(Optional.of(request.method().name()), Optional.of(uri.substring(path)));
    }

    /** What it needs by the routes; whatever is needed anywhere, if nobody knows what it is. */
    Set<String> scopes(RequiredScopes routes) {
        return method.isEmpty() || uri.isEmpty() || !uri.get().startsWith("/") ? routes.ofUnknown()
                : routes.of(method.get(), path(uri.get()));
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    // Two values are the client's and the ingress', and nobody can tell which is whose.
    private static Optional<String> single(List<String> values) {
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
