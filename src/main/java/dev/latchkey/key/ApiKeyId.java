package dev.latchkey.key;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

/** A key's name for machines: a UUIDv7 (RFC 9562), so that ids sort by age. Not a secret. */
@Schema(type = SchemaType.STRING, format = "uuid")
public record ApiKeyId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID in its canonical form */
    public static ApiKeyId fromString(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID in canonical form");
        }
        return new ApiKeyId(uuid);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
