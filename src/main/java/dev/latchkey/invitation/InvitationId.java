package dev.latchkey.invitation;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

/** An invitation's name for machines: a UUIDv7 (RFC 9562). Not a secret, and of no use to accept it. */
@Schema(type = SchemaType.STRING, format = "uuid")
public record InvitationId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID in its canonical form */
    public static InvitationId fromString(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID in canonical form");
        }
        return new InvitationId(uuid);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
