package dev.latchkey.merchant;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody's role in a merchant, as its owners see it.
 *
 * @param subject a local account's email address, or the {@code sub} of an OpenID provider
 * @param displayName what to show people instead of the subject; absent where the subject says it
 */
@Schema(name = "Member")
public record MemberView(String subject, String displayName, Role role, Instant createdAt) {

    static MemberView of(Member member) {
        return new MemberView(member.subject, member.displayName, member.role, member.createdAt);
    }
}
