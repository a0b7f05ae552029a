package dev.latchkey.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * The sign-in form as it was sent. Read here, and not by the framework: that one repeats in the log what it can't decode, and
 * the
 * password is in there.
 *
 * @param email empty if it was left out
 * @param password empty if it was left out
 * @param next where to go then, null if it was left out
 */
record SignInRequest(String email, String password, String next) {

    private static final int MAX_FIELDS = 100;

    /** @throws ProblemException with 400 if it is no form; the message repeats nothing of it */
    static SignInRequest of(byte[] body) {
        try {
            // Not a query: a semicolon in a password is no separator.
            Map<String, List<String>> fields = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8, false, MAX_FIELDS, true).parameters();
            return new SignInRequest(first(fields, "email", ""), first(fields, "password", ""), first(fields, "next", null));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "The form can't be read.");
        }
    }

    private static String first(Map<String, List<String>> fields, String name, String absent) {
        return fields.containsKey(name) ? fields.get(name).getFirst() : absent;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SignInRequest[...]";
    }
}
