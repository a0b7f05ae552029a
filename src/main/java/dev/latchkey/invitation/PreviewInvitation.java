package dev.latchkey.invitation;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which invitation to look at.
 *
 * @param token what stands behind the {@code #} of the link
 */
@Schema(name = "PreviewInvitation")
public record PreviewInvitation(@NotNull String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return "PreviewInvitation[...]";
    }
}
