package dev.latchkey.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as DEXTRE publishes it: {@code {"error":{"statusCode":429,"messages":["Too Many Requests"]}}}.
 */
@Schema(name = "MerchantApiError")
public record MerchantApiError(Content error) {

    /**
     * @param statusCode the HTTP status again
     * @param messages the status' name, then what to do about it
     */
    @Schema(name = "MerchantApiErrorContent")
    public record Content(
            @Schema(examples = "429") int statusCode,
            @Schema(examples = "[\"Too Many Requests\"]") List<String> messages) {
    }

    static MerchantApiError of(Problem problem) {
        return new MerchantApiError(new Content(problem.status(), problem.detail() == null
                ? List.of(problem.title())
                : List.of(problem.title(), problem.detail())));
    }
}
