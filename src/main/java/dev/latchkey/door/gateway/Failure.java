package dev.latchkey.door.gateway;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.http.ConnectionPoolTooBusyException;

/** How passing a request on can fail through no fault of the caller's. */
enum Failure {

    /** No connection: refused, no such host, no TLS. */
    UNREACHABLE("connect", 502),
    /** No connection in time: silence, or all are in use. */
    NO_CONNECTION_IN_TIME("connect-timeout", 504),
    /** Too many wait for a connection already. */
    BUSY("busy", 503),
    /** The answer did not begin, or not as HTTP. */
    BROKEN("response", 502),
    /** The answer did not begin in time. */
    SILENT("response-timeout", 504),
    /** The answer ended before its end. The caller has its status already, and sees the connection break. */
    BROKEN_BODY("body", 502),
    /** The answer did not go on. As above. */
    STALLED_BODY("body-timeout", 504);

    private final String label;
    private final int status;

    Failure(String label, int status) {
        this.label = label;
        this.status = status;
    }

    /** In metrics. */
    String label() {
        return label;
    }

    int status() {
        return status;
    }

    /** What problem documents call it. */
    String code() {
        return switch (status) {
            case 502 -> "BAD_GATEWAY";
            case 504 -> "GATEWAY_TIMEOUT";
            default -> "UNAVAILABLE";
        };
    }

    /** Why there is no connection. */
    static Failure toConnect(Throwable cause) {
        if (cause instanceof ConnectionPoolTooBusyException) {
            return BUSY;
        }
        // A connection's own time limit is a subclass of being refused.
        return cause instanceof TimeoutException || cause instanceof ConnectException
                && cause.getClass().getSimpleName().contains("Timeout") ? NO_CONNECTION_IN_TIME : UNREACHABLE;
    }
}
