package dev.latchkey.invitation;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.merchant.LocalizedName;
import dev.latchkey.merchant.MerchantView;
import dev.latchkey.merchant.Role;

/**
 * An invitation as the invited one sees it.
 *
 * @param merchantNames whom they would join
 * @param email who is invited
 * @param role what they would be
 * @param expiresAt from when on the link is not good any more
 * @param accountExists whether accepting takes the password of an account that there is, and not a new password
 */
@Schema(name = "InvitationPreview")
public record InvitationPreview(String merchantId, List<LocalizedName> merchantNames, String email, Role role,
        Instant expiresAt, boolean accountExists) {

    static InvitationPreview of(Invitation invitation, MerchantView merchant, boolean accountExists) {
        return new InvitationPreview(invitation.merchantId, merchant.names(), invitation.email, invitation.role,
                invitation.expiresAt, accountExists);
    }
}
