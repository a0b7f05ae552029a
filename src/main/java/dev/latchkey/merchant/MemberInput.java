package dev.latchkey.merchant;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member is to be. */
@Schema(name = "MemberInput")
public record MemberInput(@NotNull Role role) {
}
