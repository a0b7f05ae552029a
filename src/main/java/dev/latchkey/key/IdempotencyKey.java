package dev.latchkey.key;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.latchkey.problem.ProblemException;

/**
 * By what a client tells a repeated request from a new one (draft-ietf-httpapi-idempotency-key-header-07). Whoever repeats
 * one is told which key it made; a second one is never made, and the secret is not told again.
 *
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    /** The draft wants it in quotes, as RFC 8941 has strings; many clients send it bare. Both mean the same. */
    private static final Pattern WRITTEN = Pattern
            .compile("\"([\\x21-\\x7e&&[^\"\\\\]]{1,255})\"|([\\x21-\\x7e&&[^\"\\\\]]{1,255})");

    /**
     * @param headers the header's values
     * @return empty if there is none
     * @throws ProblemException with 400 if it is sent twice, or can't be used
     */
    static Optional<IdempotencyKey> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        var written = WRITTEN.matcher(headers.getFirst());
        if (headers.size() > 1 || !written.matches()) {
            throw ProblemException.invalidParameter(HEADER,
                    "must be sent once, with 1 to 255 visible ASCII characters, without quotes or backslashes inside");
        }
        return Optional.of(new IdempotencyKey(written.group(1) == null ? written.group(2) : written.group(1)));
    }
}
