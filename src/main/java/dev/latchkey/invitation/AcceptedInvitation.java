package dev.latchkey.invitation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.merchant.Role;

/**
 * What the invited one is now.
 *
 * @param subject as whom they sign in
 * @param role what they are; not the invitation's where that would have lowered an owner
 */
@Schema(name = "AcceptedInvitation")
public record AcceptedInvitation(String merchantId, String subject, Role role) {
}
