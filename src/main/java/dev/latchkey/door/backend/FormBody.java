package dev.latchkey.door.backend;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;

/**
 * Parameters of a body as RFC 6749 wants them read (3.1 and 3.2): one without a value is none, none may be sent twice. The
 * framework's own reader takes the first of two, of which somebody before us may have looked at the second.
 */
final class FormBody {

    private final Map<String, String> values = new HashMap<>();

    /** @throws ProblemException 400 if it is none, or has a parameter twice; never repeats what was sent */
    FormBody(String body) {
        for (String parameter : body.split("&")) {
            int end = parameter.indexOf('=');
            String name = decode(end < 0 ? parameter : parameter.substring(0, end));
            String value = end < 0 ? "" : decode(parameter.substring(end + 1));
            if (!name.isEmpty() && values.put(name, value) != null) {
                throw new ProblemException(ProblemCode.BAD_REQUEST, "Send each parameter once.");
            }
        }
    }

    /** Null if it was not sent, or without a value. */
    String value(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "The body is not application/x-www-form-urlencoded.");
        }
    }
}
