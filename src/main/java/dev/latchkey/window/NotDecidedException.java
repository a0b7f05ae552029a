package dev.latchkey.window;

import io.vertx.core.Future;

/** Redis gave no decision. Without a trace: an outage has one for each request. */
final class NotDecidedException extends RuntimeException {

    /** Of requests on which Redis was not asked, because it is known to give no decisions. */
    static final NotDecidedException NOT_ASKED = new NotDecidedException("Redis gives no decisions",
            Future.succeededFuture(false));

    private static final long serialVersionUID = 1L;

    private final transient Future<Boolean> counted;

    /** @param counted whether Redis has counted the request all the same, told when that is known */
    NotDecidedException(String message, Future<Boolean> counted) {
        super(message, null, false, false);
        this.counted = counted;
    }

    Future<Boolean> counted() {
        return counted;
    }
}
