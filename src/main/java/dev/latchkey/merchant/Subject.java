package dev.latchkey.merchant;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.latchkey.problem.ProblemException;

/**
 * By what an identity is known in memberships: a local account's email address, or the {@code sub} of an OpenID provider.
 *
 * @param value 1 to 255 characters, trimmed; in small letters if it has an {@code @}, because accounts are kept so
 */
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = Subject.MAX_LENGTH, examples = "developer@demo.example")
public record Subject(@JsonValue String value) {

    static final int MAX_LENGTH = 255;

    public Subject {
        value = value.strip();
        value = value.indexOf('@') >= 0 ? value.toLowerCase(Locale.ROOT) : value;
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.codePoints().anyMatch(Subject::isUnprintable)) {
            throw new IllegalArgumentException(
                    "must have 1 to " + MAX_LENGTH + " characters, and no control characters");
        }
    }

    /**
     * Of a path parameter.
     *
     * @throws ProblemException 400, because a subject that can't be is a mistake of the sender, and not a missing member
     */
    public static Subject ofPath(String text) {
        try {
            return new Subject(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("subject", e.getMessage());
        }
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
