package dev.latchkey.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * An email address in the one form in which it is kept and compared: trimmed, in small letters, ASCII. What RFC 5321 would
 * allow in quotes or brackets is refused: nobody has such an address, and a mail program may read it as several.
 *
 * @param value at most 254 characters
 */
public record EmailAddress(String value) {

    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String MARKS = "!#$%&'*+-/=?^_`{|}~";

    /** Reads each character once; empty if the text is no address. */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        int at = stripped.indexOf('@');
        return stripped.length() <= MAX_LENGTH && at <= MAX_LOCAL_LENGTH
                && isDotted(stripped, 0, at, MARKS) && isDotted(stripped, at + 1, stripped.length(), "-")
                        ? Optional.of(new EmailAddress(stripped.toLowerCase(Locale.ROOT)))
                        : Optional.empty();
    }

    /** Whether this part has letters, digits and these marks in one or more groups with single dots between them. */
    private static boolean isDotted(String text, int from, int to, String marks) {
        boolean inGroup = false;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            boolean belongs = isLetterOrDigit(character) || marks.indexOf(character) >= 0;
            if (!belongs && (character != '.' || !inGroup)) {
                return false;
            }
            inGroup = belongs;
        }
        return inGroup;
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }

    @Override
    public String toString() {
        return value;
    }
}
