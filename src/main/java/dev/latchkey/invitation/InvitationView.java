package dev.latchkey.invitation;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.merchant.Role;

/**
 * An invitation that was not accepted yet, as owners see it.
 *
 * @param email who is invited
 * @param role what they will be
 * @param expiresAt from when on its link is not good any more
 * @param createdBy the subject that invited
 */
@Schema(name = "Invitation")
public record InvitationView(InvitationId id, String email, Role role, Instant expiresAt, Instant createdAt,
        String createdBy) {

    static InvitationView of(Invitation invitation) {
        return new InvitationView(new InvitationId(invitation.id), invitation.email, invitation.role, invitation.expiresAt,
                invitation.createdAt, invitation.createdBy);
    }
}
