package dev.latchkey.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is beyond doubt of a request's path, whoever reads it.
 *
 * @param clear the segments, decoded, up to the first that can be read in several ways
 * @param complete whether these are all
 */
record RequestPath(List<String> clear, boolean complete) {

    private static final RequestPath ANYTHING = new RequestPath(List.of(), false);

    /** @param path percent-encoded; an empty segment at the end is none, for most servers take /orders/ for /orders */
    static RequestPath of(String path) {
        List<String> clear = new ArrayList<>();
        boolean complete = true;
        List<String> segments = List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).isEmpty() && i == segments.size() - 1) {
                break;
            }
            Optional<String> segment = Segments.decode(segments.get(i));
            if (segment.isEmpty() || Segments.mayClimb(segment.get())) {
                return ANYTHING;
            }
            complete = complete && Segments.isClear(segment.get()) && Segments.isAscii(segments.get(i));
            if (complete) {
                clear.add(segment.get());
            }
        }
        return new RequestPath(clear, complete);
    }
}
