package dev.latchkey.merchant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A name in one language.
 *
 * @param languageCode a language tag (RFC 5646), such as {@code ja} or {@code zh-Hant}
 * @param name 1 to 200 characters
 */
public record LocalizedName(
        @NotNull @Pattern(regexp = MerchantInput.LANGUAGE, message = "must be a language tag such as ja or en-GB") @Schema(examples = "ja") String languageCode,
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not contain control characters") @Schema(examples = "山田製作所") String name) {

    public LocalizedName {
        name = name == null ? null : name.strip();
    }
}
