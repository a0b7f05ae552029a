package dev.latchkey.key;

/** Brings what people typed into the form in which it is kept. */
final class KeyText {

    private KeyText() {
    }

    /** Null stays null: it is for the constraints to tell. */
    static String name(String text) {
        return text == null ? null : trim(text);
    }

    static String description(String text) {
        return text == null ? "" : text.strip();
    }

    // Not by a regular expression: one that looks for blanks at the end tries again at each blank inside.
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && isInvisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** White space of every script, and characters that nobody sees: a name of these alone would be none. */
    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
