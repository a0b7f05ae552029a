package dev.latchkey.door;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.latchkey.problem.ErrorForm;
import dev.latchkey.problem.Problem;
import dev.latchkey.verify.Code;
import dev.latchkey.verify.Verdict;

/** Puts refusals in words, with their real status. */
@Singleton
public class Refusals {

    /** RFC 9110, 11.6.1 wants a challenge with every 401; the scheme is ours, for there is no registered one for keys. */
    private static final String CHALLENGE = "ApiKey realm=\"merchant-api\", header=\"" + KeyHeader.NAME + "\"";
    private static final String STORE_RETRY_SECONDS = "1";
    private static final int INTERNAL_ERROR = 500;

    private final ObjectWriter json;
    private final RateLimitHeaders rateLimit;
    /** What is said of a code is always the same. */
    private final Map<Code, Map<ErrorForm, String>> bodies = new EnumMap<>(Code.class);

    Refusals(ObjectMapper json, RateLimitHeaders rateLimit) {
        this.json = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.rateLimit = rateLimit;
        for (Code code : Code.values()) {
            Map<ErrorForm, String> forms = new EnumMap<>(ErrorForm.class);
            for (ErrorForm form : ErrorForm.values()) {
                forms.put(form, write(form.body(problem(code))));
            }
            bodies.put(code, forms);
        }
    }

    /**
     * Reads nothing of the verdict but what the outside may know.
     *
     * @param accept the request's {@code Accept} header, null if there is none
     */
    public Refusal of(Verdict.Refused refused, String accept) {
        Map<String, String> fields = new LinkedHashMap<>();
        refused.limited().ifPresent(limited -> {
            fields.putAll(rateLimit.fields(limited.windows()));
            fields.put("Retry-After", Long.toString(limited.retryAfterSeconds()));
        });
        switch (refused.code().status()) {
            case 401 -> fields.put("WWW-Authenticate", CHALLENGE);
            case 503 -> fields.put("Retry-After", STORE_RETRY_SECONDS);
            default -> {
                // the status and the body say it all
            }
        }
        ErrorForm form = ErrorForm.atDoors(accept);
        return new Refusal(refused.code().status(), fields, form.mediaType(), bodies.get(refused.code()).get(form));
    }

    /** For a request that could not be decided because of a fault of ours: nobody passes. */
    public Refusal ofFault(String accept) {
        return refusal(Map.of(), Problem.ofRefusal(INTERNAL_ERROR, "INTERNAL_ERROR", ""), accept);
    }

    /** For what is not a verdict's, but must look alike. */
    public Refusal of(Problem problem, String accept) {
        return refusal(Map.of(), problem, accept);
    }

    private Refusal refusal(Map<String, String> fields, Problem problem, String accept) {
        ErrorForm form = ErrorForm.atDoors(accept);
        return new Refusal(problem.status(), fields, form.mediaType(), write(form.body(problem)));
    }

    private static Problem problem(Code code) {
        return Problem.ofRefusal(code.status(), code.publicName(), code.advice());
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body of ours is always JSON", e);
        }
    }
}
