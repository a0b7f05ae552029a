package dev.latchkey.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An error as RFC 9457 has it.
 *
 * @param type {@code about:blank}, where the status and {@code code} say what kind of problem it is
 * @param title the status' name
 * @param status the HTTP status
 * @param code what programs should look at
 * @param detail what went wrong this time and what to do about it, for people
 * @param errors what is wrong with which field; absent where no field is to blame
 * @param keyId with {@code ALREADY_CREATED} alone: the key that the same request made the first time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Unprocessable Content") String title,
        @Schema(examples = "422") int status,
        @Schema(examples = "INVALID_FIELDS") String code,
        @Schema(examples = "Mend the fields listed in errors.") String detail,
        List<FieldError> errors,
        @Schema(format = "uuid") String keyId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BLANK = "about:blank";
    /** Of draft-ietf-httpapi-ratelimit-headers, which registers it with IANA. */
    private static final String QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * A refusal at a door.
     *
     * @param code what the outside may know of why
     * @param advice empty where the status and its headers say it all
     */
    public static Problem ofRefusal(int status, String code, String advice) {
        return new Problem(status == TOO_MANY_REQUESTS ? QUOTA_EXCEEDED : BLANK, StatusTitle.of(status), status, code,
                advice.isEmpty() ? null : advice, List.of(), null);
    }

    static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(BLANK, StatusTitle.of(code.status()), code.status(), code.name(), detail, errors, null);
    }

    Problem about(String key) {
        return new Problem(type, title, status, code, detail, errors, key);
    }
}
