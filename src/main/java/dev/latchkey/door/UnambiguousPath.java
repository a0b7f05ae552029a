package dev.latchkey.door;

/** Tells paths that every server reads alike from those that some may read as another. */
public final class UnambiguousPath {

    private UnambiguousPath() {
    }

    /**
     * Whether it is beyond doubt which path this is: no empty or dot segment, no slash, backslash, semicolon, percent sign or
     * control character, encoded or not, and nothing that is not ASCII or not UTF-8 once decoded.
     *
     * @param path percent-encoded, as it was sent, without the query
     */
    public static boolean is(String path) {
        return RequestPath.of(path).complete();
    }
}
