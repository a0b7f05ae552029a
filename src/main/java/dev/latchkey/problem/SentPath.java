package dev.latchkey.problem;

import jakarta.ws.rs.core.UriInfo;

/**
 * The path of a request, by which it is chosen how an error is written. Beside a parameter of the path the framework has
 * decoded it
 * before it decodes it, which fails where that left a percent sign; nobody who asks for such a path gets more than an error.
 */
public final class SentPath {

    private SentPath() {
    }

    /** Empty if the framework can't tell. */
    public static String of(UriInfo uri) {
        try {
            return uri.getPath();
        } catch (RuntimeException e) {
            return "";
        }
    }
}
