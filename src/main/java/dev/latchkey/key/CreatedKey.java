package dev.latchkey.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A new key together with its secret: the only answer that ever holds one.
 *
 * @param secret the secret in full; it is shown this once, so it must be stored in a secure location now
 */
@Schema(name = "CreatedApiKey")
public record CreatedKey(@JsonUnwrapped ApiKeyView key,
        @Schema(description = "The secret in full. It is shown this once: store it in a secure location now.") String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreatedKey[" + key.id() + "]";
    }
}
