package dev.latchkey.key;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.latchkey.network.IpRangeText;
import dev.latchkey.secret.KeyEnvironment;

/**
 * A key to be made.
 *
 * @param name 1 to 100 characters after trimming, unique among the merchant's keys that are not revoked
 * @param description up to 500 characters
 * @param scopes what the key is limited to; none means no limit
 * @param expiresAt when it stops working; absent means never
 * @param allowedIps from where it may be used; none means from everywhere
 * @param env what it is for, {@code live} if absent
 */
@Schema(name = "CreateApiKey")
public record CreateKey(
        @NotBlank @CodePointLength(max = 100, message = "must have at most 100 characters") @Pattern(regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*", message = "must not contain control characters") @Schema(examples = "Core system") String name,
        @CodePointLength(max = 500, message = "must have at most 500 characters") @Pattern(regexp = "[\\n\\r\\t[^\\p{Cc}\\p{Cs}]]*", message = "must not contain control characters") @Schema(examples = "Nightly order import") String description,
        @Size(max = MAX_ENTRIES) List<@NotNull @Pattern(regexp = "[a-z][a-z0-9_-]{0,30}(:[a-z][a-z0-9_-]{0,30})?", message = "must be a scope such as orders:read") String> scopes,
        Instant expiresAt,
        @Size(max = MAX_ENTRIES) List<@NotNull @IpRangeText String> allowedIps,
        @Schema(defaultValue = "live") KeyEnvironment env) {

    private static final int MAX_ENTRIES = 50;

    public CreateKey {
        name = name == null ? null : trim(name);
        description = description == null ? "" : description.strip();
        scopes = scopes == null ? List.of() : scopes;
        allowedIps = allowedIps == null ? List.of() : allowedIps;
        env = env == null ? KeyEnvironment.LIVE : env;
    }

    // Not by a regular expression: one that looks for blanks at the end tries again at each blank inside.
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && isInvisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** White space of every script, and characters that nobody sees: a name of these alone would be none. */
    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
