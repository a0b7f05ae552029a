package dev.latchkey.secret;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The forms of secrets that another system issued and whose hashes were imported. What has none of them, nor our own, is
 * malformed, and no store is asked for it; so without imported keys there is no form.
 */
public final class ForeignFormats {

    /** Of characters; what is longer is not compared with any pattern. */
    static final int MAX_LENGTH = 256;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e&&[^,]]+");

    private final List<Pattern> patterns;

    /**
     * @param patterns regular expressions of Java, each for a whole secret
     * @throws IllegalArgumentException if one can't be read
     */
    public ForeignFormats(List<String> patterns) {
        this.patterns = patterns.stream().map(ForeignFormats::compile).toList();
    }

    /** Whether there is any. */
    public boolean any() {
        return !patterns.isEmpty();
    }

    /** Whether the text has one of the forms: visible ASCII without commas, {@value #MAX_LENGTH} characters at most. */
    boolean has(String text) {
        return any() && text.length() <= MAX_LENGTH && VISIBLE.matcher(text).matches()
                && patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("latchkey.secret.foreign-formats has a pattern that can't be read: "
                    + e.getDescription(), e);
        }
    }
}
