package dev.latchkey.identity;

import io.vertx.core.http.HttpServerRequest;

/** From where a request comes. */
public final class ClientAddress {

    private ClientAddress() {
    }

    /** An IP literal; null for callers without one, who come through a Unix socket. */
    public static String of(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
