package dev.latchkey.door;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.problem.ErrorForm;
import dev.latchkey.problem.Problem;
import dev.latchkey.verify.Code;
import dev.latchkey.verify.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers refused requests with their real status. */
@Singleton
public class Refusals {

    /** RFC 9110, 11.6.1 wants a challenge with every 401; the scheme is ours, for there is no registered one for keys. */
    private static final String CHALLENGE = "ApiKey realm=\"merchant-api\", header=\"X-Merchant-API-Key\"";
    private static final long STORE_RETRY_SECONDS = 1;
    private static final int INTERNAL_ERROR = 500;

    private final ObjectMapper json;
    private final RateLimitHeaders rateLimit;

    Refusals(ObjectMapper json, RateLimitHeaders rateLimit) {
        this.json = json;
        this.rateLimit = rateLimit;
    }

    /** Ends the request. Reads nothing of the refusal but what the outside may know. */
    public void answer(RoutingContext context, Verdict.Refused refused) {
        HttpServerResponse response = context.response().setStatusCode(refused.code().status());
        refused.limited().ifPresent(limited -> writeLimit(response, limited));
        switch (refused.code().status()) {
            case 401 -> response.putHeader("WWW-Authenticate", CHALLENGE);
            case 503 -> response.putHeader("Retry-After", Long.toString(STORE_RETRY_SECONDS));
            default -> {
                // the status and the body say it all
            }
        }
        end(context, problem(refused.code()));
    }

    /** Ends a request that could not be decided because of a fault of ours: nobody passes. */
    public void fail(RoutingContext context) {
        context.response().setStatusCode(INTERNAL_ERROR);
        end(context, Problem.ofRefusal(INTERNAL_ERROR, "INTERNAL_ERROR", ""));
    }

    private void end(RoutingContext context, Problem problem) {
        ErrorForm form = ErrorForm.chosenBy(context.normalizedPath(), context.request().getHeader(HttpHeaders.ACCEPT));
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType()).end(write(form.body(problem)));
    }

    private void writeLimit(HttpServerResponse response, Verdict.Limited limited) {
        rateLimit.write(response, limited.windows());
        response.putHeader("Retry-After", Long.toString(limited.retryAfterSeconds()));
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
