package dev.latchkey.documents;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Regular expressions as OpenAPI has them: those of ECMA-262, which match anywhere in a text unless they say otherwise. The
 * ones at
 * the records are Java's, and match a whole text.
 */
final class Patterns {

    /** Without control characters; what else is refused has no name in the older expressions that many clients read. */
    static final String ONE_LINE = "^[^\\u0000-\\u001f\\u007f]*$";
    static final String TEXT = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$";

    private Patterns() {
    }

    /** Turns the pattern of a schema, if it has one, into what others can read. */
    static void mend(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern == null) {
            return;
        }
        if (pattern.contains("\\p{")) {
            schema.setPattern(pattern.contains("\\n") ? TEXT : ONE_LINE);
        } else if (!pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }
}
