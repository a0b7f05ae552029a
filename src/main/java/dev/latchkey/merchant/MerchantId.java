package dev.latchkey.merchant;

import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A merchant's id, chosen by the platform.
 *
 * @param value 1 to 64 letters, digits, underscores and hyphens
 */
@Schema(type = SchemaType.STRING, pattern = "^" + MerchantId.PATTERN + "$", examples = "demo")
public record MerchantId(@JsonValue String value) {

    public static final String PATTERN = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern VALID = Pattern.compile(PATTERN);

    public MerchantId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("a merchant id is 1 to 64 letters, digits, underscores and hyphens");
        }
    }

    /** For path parameters: what is no merchant id names no merchant, hence 404. */
    public static MerchantId fromString(String text) {
        return new MerchantId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
