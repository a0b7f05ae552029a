package dev.latchkey.contract;

import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * By what contracts name a plan, chosen by the platform.
 *
 * @param value 1 to 64 letters, digits, underscores and hyphens
 */
@Schema(type = SchemaType.STRING, pattern = "^" + PlanCode.PATTERN + "$", examples = "standard")
record PlanCode(@JsonValue String value) {

    static final String PATTERN = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern VALID = Pattern.compile(PATTERN);

    PlanCode {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("a plan's code is 1 to 64 letters, digits, underscores and hyphens");
        }
    }

    /** For path parameters: what can't be a code names no plan, hence 404. */
    public static PlanCode fromString(String text) {
        return new PlanCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
