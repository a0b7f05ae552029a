package dev.latchkey.invitation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.latchkey.identity.EmailAddress;
import dev.latchkey.merchant.Role;

/**
 * Somebody to be invited.
 *
 * @param email to whom the link will be given; kept in small letters
 * @param role what they are to be
 */
@Schema(name = "InviteMember")
public record InviteMember(
        @NotNull @Schema(examples = "developer@demo.example", maxLength = EmailAddress.MAX_LENGTH) String email,
        @NotNull Role role) {

    public InviteMember {
        email = email == null ? null : EmailAddress.parse(email).map(EmailAddress::value).orElse(email);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must be an email address of at most 254 characters")
    boolean isEmail() {
        return email == null || EmailAddress.parse(email).isPresent();
    }
}
