package dev.latchkey.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a key is to be rotated.
 *
 * @param graceSeconds how long the old secret goes on working, 0 to 30 days; never past its own expiry
 */
@Schema(name = "RotateApiKey")
public record RotateKey(@NotNull @Min(0) @Max(MAX_GRACE_SECONDS) @Schema(examples = "86400") Integer graceSeconds) {

    static final int MAX_GRACE_SECONDS = 30 * 24 * 60 * 60;
}
