package dev.latchkey.key;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A secret that was found where everybody can read it. By itself, or by its hash where the finder must not pass it on.
 *
 * @param secret in full
 * @param hash what is kept of it, in 64 hexadecimal digits: for an imported key the SHA-256 of its secret, for one of ours the
 *        HMAC-SHA-256 under a pepper
 * @param source where it was found, for the key's owner to read
 */
@Schema(name = "LeakReport")
public record ReportLeak(
        @Size(max = 512) @Schema(maxLength = 512) String secret,
        @Pattern(regexp = "[0-9A-Fa-f]{64}", message = "must be 64 hexadecimal digits") String hash,
        @Size(min = 1, max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not contain control characters") @Schema(examples = "A public repository's README") String source) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be sent, or else hash, and not both")
    boolean isSecret() {
        return (secret == null) != (hash == null);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ReportLeak[]";
    }
}
