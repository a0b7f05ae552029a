package dev.latchkey.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An error as RFC 6749, 5.2 has it; the codes of what that does not know are those of 4.1.2.1.
 *
 * @param error what programs should look at
 * @param description what went wrong and what to do about it, for people; never has a quotation mark or a backslash in it
 */
@Schema(name = "OAuthError")
public record OAuthError(
        @Schema(examples = "invalid_request") String error,
        @JsonProperty("error_description") @Schema(examples = "Send token once, in the body.") String description) {

    static OAuthError of(Problem problem) {
        return new OAuthError(switch (problem.status()) {
            case 401 -> "invalid_client";
            case 403 -> "unauthorized_client";
            case 429, 503 -> "temporarily_unavailable";
            case 500 -> "server_error";
            default -> "invalid_request";
        }, problem.detail() == null ? problem.title() : problem.detail());
    }
}
