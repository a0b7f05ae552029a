package dev.latchkey.console;

import java.util.regex.Pattern;

/**
 * Addresses inside the console: where people are sent back to. Others are not followed, or the console would lend its good
 * name.
 */
final class LocalPath {

    private static final Pattern INSIDE = Pattern.compile(
            "/(merchants(/[A-Za-z0-9_-]+)*(\\?([A-Za-z0-9_.=&+~*-]|%[0-9A-Fa-f]{2})*+)?|invitation)?");
    private static final int MAX = 2000;

    private LocalPath() {
    }

    /** The path, if it is one of the console's pages, else {@code fallback}. */
    static String orElse(String path, String fallback) {
        return path != null && path.length() <= MAX && INSIDE.matcher(path).matches() ? path : fallback;
    }
}
