package dev.latchkey.key;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;

/** Tells versions of a key from each other (RFC 9110, 8.8.3). */
final class EntityTag {

    private static final Pattern LIST = Pattern
            .compile("\\s*(W/)?\"[\\x21\\x23-\\x7e]*\"(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*+\\s*");

    private EntityTag() {
    }

    /** Changes with whatever staff can change; not with time and use. */
    static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Passes if nothing is asked, or what is there is what the sender has seen.
     *
     * @param ifMatch the header's values
     * @throws ProblemException with 412 if it is another version (RFC 9110, 13.1.1), with 400 if it can't be read
     */
    static void require(List<String> ifMatch, int version) {
        String header = String.join(",", ifMatch);
        if (ifMatch.isEmpty() || header.strip().equals("*")) {
            return;
        }
        if (!LIST.matcher(header).matches()) {
            throw ProblemException.invalidParameter("If-Match", "must be the ETag of an earlier answer, with its quotes");
        }
        // A weak tag never matches here; ours have no comma inside.
        if (Stream.of(header.split(",")).map(String::strip).noneMatch(of(version)::equals)) {
            throw new ProblemException(ProblemCode.PRECONDITION_FAILED,
                    "This key was changed since you saw it. Look at it again, and repeat your change.");
        }
    }
}
