package dev.latchkey.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;

/** Tells a store that is away from a fault of ours. */
final class StoreAway {

    /** Of SQL: something was to be written to a PostgreSQL that is read-only, as one is that was demoted. */
    private static final String READ_ONLY = "25006";
    private static final Pattern OF_THE_POOL = Pattern.compile("Timeout$|Connection is not active");

    private StoreAway() {
    }

    /**
     * Whether this failure, or what caused it, is a connection that could not be had, broke, stayed silent, or is read-only.
     */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof JacksonException) || cause instanceof TimeoutException
                    || cause instanceof VertxException || isOfThePool(cause)
                    || cause instanceof SQLException refused && READ_ONLY.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    // The pool has no type for that no connection was free in time, and for one that was lost just before it was used.
    private static boolean isOfThePool(Throwable cause) {
        return cause instanceof NoStackTraceThrowable && cause.getMessage() != null
                && OF_THE_POOL.matcher(cause.getMessage()).lookingAt();
    }
}
