package dev.latchkey.invitation;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation to be accepted.
 *
 * @param token what stands behind the {@code #} of the link
 * @param password that of the account; a new one, of 12 characters to 72 bytes, where there is no account yet; absent for
 *        somebody whom the OpenID provider has signed in
 */
@Schema(name = "AcceptInvitation")
public record AcceptInvitation(@NotNull String token,
        @Schema(description = "The account's password; a new one, of 12 characters to 72 bytes in UTF-8, where there is no account yet. Absent for somebody whom the OpenID provider has signed in.") String password) {

    /** Without token and password. */
    @Override
    public String toString() {
        return "AcceptInvitation[...]";
    }
}
