package dev.latchkey.problem;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.VertxException;

/** Tells a store that is away from a fault of ours. */
final class StoreAway {

    private StoreAway() {
    }

    /** Whether this failure, or what caused it, is a connection that could not be had, broke, or stayed silent. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof JacksonException) || cause instanceof TimeoutException
                    || cause instanceof VertxException) {
                return true;
            }
        }
        return false;
    }
}
