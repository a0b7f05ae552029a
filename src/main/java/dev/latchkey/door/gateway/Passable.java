package dev.latchkey.door.gateway;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.latchkey.door.UnambiguousPath;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Looks for what the upstream might read differently than the door did, which decided about the scope. Nothing is mended:
 * what is mended is a guess.
 */
final class Passable {

    /** All that a URL may have in it, and so that every server sees the same. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^#]]+");

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final String root;

    /** @param root below which paths are passed on, with a slash at its end */
    Passable(String root) {
        this.root = root;
    }

    /** Why a request is not passed on, as a word for programs and a sentence for people; empty if it is. */
    Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.CONNECT) || request.method().equals(HttpMethod.TRACE)) {
            return Optional.of(Refusal.METHOD);
        }
        if (!VISIBLE.matcher(request.uri()).matches()) {
            return Optional.of(Refusal.URL);
        }
        int query = request.uri().indexOf('?');
        String path = query < 0 ? request.uri() : request.uri().substring(0, query);
        if (!path.startsWith(root) || !UnambiguousPath.is(path)) {
            return Optional.of(Refusal.PATH);
        }
        if (framedAmbiguously(request)) {
            return Optional.of(Refusal.FRAMING);
        }
        return request.headers().names().stream().allMatch(Passable::isToken) ? Optional.empty() : Optional.of(Refusal.FIELD);
    }

    // The HTTP layer lets an empty name pass.
    private static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    // What is left of it: the HTTP layer refuses several lengths and other encodings itself, and drops a length beside chunks.
    private static boolean framedAmbiguously(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return encoding != null && (request.version() == HttpVersion.HTTP_1_0 || !encoding.equalsIgnoreCase("chunked")
                || request.headers().getAll(HttpHeaders.TRANSFER_ENCODING).size() > 1
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    /** What stands in the way, and what to do about it. */
    enum Refusal {

        METHOD(405, "METHOD_NOT_ALLOWED", "This method is not passed on."),
        URL(400, "BAD_REQUEST", "Percent-encode what is not visible ASCII in the URL, and leave out the fragment."),
        PATH(400, "BAD_REQUEST", "Send the path as /merchant-api/v1/..., without empty or dot segments, and without slash, "
                + "backslash, semicolon, percent sign or control character in a segment, encoded or not."),
        FRAMING(400, "BAD_REQUEST", "Say how long the body is in one way only: Content-Length, or chunked."),
        FIELD(400, "BAD_REQUEST", "Give every header field a name that is one.");

        private final int status;
        private final String code;
        private final String advice;

        Refusal(int status, String code, String advice) {
            this.status = status;
            this.code = code;
            this.advice = advice;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }

        String advice() {
            return advice;
        }
    }
}
