package dev.latchkey.invitation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A new invitation together with its link: the only answer that ever holds one.
 *
 * @param url the link; whoever has it can join, so it is for the invited one alone
 * @param mailed whether a mail server took the link for the invited address; if not, hand it over yourself
 */
@Schema(name = "CreatedInvitation")
public record CreatedInvitation(@JsonUnwrapped InvitationView invitation,
        @Schema(description = "The link. It is shown this once. Whoever has it can join: it is for the invited one alone.", examples = "https://keys.example.com/invitation#uDUfI2wZ7b...") String url,
        @Schema(description = "Whether a mail server took the link for the invited address. If not, hand it over yourself.") boolean mailed) {

    /** Without the link. */
    @Override
    public String toString() {
        return "CreatedInvitation[" + invitation.id() + "]";
    }
}
