package dev.latchkey.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which paths a route is for.
 *
 * @param segments decoded; {@code *} is any one
 * @param open whether any number of segments may follow, also none
 */
record PathPattern(List<String> segments, boolean open) {

    private static final String ANY = "*";
    private static final String REST = "**";

    /** Whether a path is one of them. */
    enum Match {
        YES,
        NO,
        /** By some readings it is. */
        PERHAPS
    }

    /** The pattern of that text, or empty if it is none. */
    static Optional<PathPattern> parse(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        List<String> written = text.equals("/") ? List.of() : List.of(text.substring(1).split("/", -1));
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).equals(REST) && i == written.size() - 1) {
                return Optional.of(new PathPattern(segments, true));
            }
            Optional<String> segment = segment(written.get(i));
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(new PathPattern(segments, false));
    }

    Match match(RequestPath path) {
        int clear = path.clear().size();
        for (int i = 0; i < Math.min(clear, segments.size()); i++) {
            if (!segments.get(i).equals(ANY) && !segments.get(i).equals(path.clear().get(i))) {
                return Match.NO;
            }
        }
        if (clear > segments.size()) {
            return open ? Match.YES : Match.NO;
        }
        if (clear == segments.size() && (open || path.complete())) {
            return Match.YES;
        }
        return path.complete() ? Match.NO : Match.PERHAPS;
    }

    // An asterisk among other characters looks like a pattern, which it is not.
    private static Optional<String> segment(String written) {
        return written.equals(ANY) ? Optional.of(ANY)
                : Segments.decode(written).filter(Segments::isClear).filter(segment -> !segment.contains(ANY));
    }
}
