package dev.latchkey.problem;

import java.util.List;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.hibernate.HibernateException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Turns whatever a resource failed with into an answer; the only place that does. */
class ErrorMapping {

    private static final Logger LOG = Logger.getLogger(ErrorMapping.class);
    /** To the console's script: a challenge of Basic would make the browser ask for a password by itself. */
    private static final String CHALLENGE_TO_SCRIPTS = "Cookie realm=\"latchkey\", form-action=\"/\"";

    private final ErrorPage page;
    private final Challenge challenge;
    private final CurrentVertxRequest request;

    ErrorMapping(ErrorPage page, Challenge challenge, CurrentVertxRequest request) {
        this.page = page;
        this.challenge = challenge;
        this.request = request;
    }

    @ServerExceptionMapper
    RestResponse<Object> problem(ProblemException failure, UriInfo uri, HttpHeaders headers) {
        RestResponse.ResponseBuilder<Object> answer = RestResponse.ResponseBuilder
                .fromResponse(answer(failure.problem(), uri, headers));
        failure.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        failure.challenge().ifPresent(header -> answer.header(HttpHeaders.WWW_AUTHENTICATE, header));
        return answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Object> invalid(ConstraintViolationException failure, UriInfo uri, HttpHeaders headers) {
        return answer(Violations.problemOf(failure), uri, headers);
    }

    @ServerExceptionMapper
    RestResponse<Object> unreadable(JsonProcessingException failure, UriInfo uri, HttpHeaders headers) {
        return answer(UnreadableBody.problemOf(failure), uri, headers);
    }

    // The framework has a mapper of its own for this subclass, which repeats what was sent.
    @ServerExceptionMapper
    RestResponse<Object> mismatched(MismatchedInputException failure, UriInfo uri, HttpHeaders headers) {
        return unreadable(failure, uri, headers);
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    RestResponse<Object> unauthenticated(RuntimeException failure, UriInfo uri, HttpHeaders headers) {
        boolean script = headers.getHeaderString("Sec-Fetch-Mode") != null;
        return RestResponse.ResponseBuilder
                .fromResponse(answer(Problem.of(ProblemCode.UNAUTHENTICATED, challenge.advice(), List.of()), uri, headers))
                .header(HttpHeaders.WWW_AUTHENTICATE, script ? CHALLENGE_TO_SCRIPTS : challenge.header()).build();
    }

    /** The OpenID provider refused, or what came back from it is not what was asked for; or a store, or it, was away. */
    @ServerExceptionMapper
    RestResponse<Object> notSignedIn(AuthenticationCompletionException failure, UriInfo uri, HttpHeaders headers) {
        return StoreAway.isCauseOf(failure) ? unexpected(failure, uri, headers) : unauthenticated(failure, uri, headers);
    }

    @ServerExceptionMapper
    RestResponse<Object> providerAway(OIDCException failure, UriInfo uri, HttpHeaders headers) {
        return away(failure, uri, headers);
    }

    @ServerExceptionMapper
    RestResponse<Object> forbidden(ForbiddenException failure, UriInfo uri, HttpHeaders headers) {
        return answer(Problem.of(ProblemCode.FORBIDDEN, "Your account may not do this.", List.of()), uri, headers);
    }

    /** Routing's own: no such path, method or media type. Its reasons are for people who know the framework. */
    @ServerExceptionMapper
    RestResponse<Object> refusedByRouting(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, uri, headers);
        }
        ProblemCode code = ProblemCode.ofStatus(failure.getResponse().getStatus());
        if (code.status() >= 500) {
            return unexpected(failure, uri, headers);
        }
        return answer(Problem.of(code, advice(code, uri), List.of()), uri, headers);
    }

    /**
     * A rule of the database that a check before it missed, because somebody else was quicker. What was to be written
     * was rolled back.
     */
    @ServerExceptionMapper
    RestResponse<Object> storeRefused(HibernateException failure, UriInfo uri, HttpHeaders headers) {
        if (failure instanceof org.hibernate.exception.ConstraintViolationException violation
                && violation.getKind() == ConstraintKind.UNIQUE) {
            return answer(Problem.of(ProblemCode.CHANGED_MEANWHILE,
                    "Somebody else changed the same thing at the same time. Look at it again and repeat.", List.of()), uri,
                    headers);
        }
        return unexpected(failure, uri, headers);
    }

    @ServerExceptionMapper
    RestResponse<Object> unexpected(Throwable failure, UriInfo uri, HttpHeaders headers) {
        if (StoreAway.isCauseOf(failure)) {
            return away(failure, uri, headers);
        }
        // One that took too long was answered before: that there is nobody to answer any more is no fault.
        if (!request.getCurrent().response().ended()) {
            // Without the address: it is the caller's text, and may hold a secret.
            LOG.error("A request failed", failure);
        }
        return answer(Problem.of(ProblemCode.INTERNAL_ERROR, "Something failed here. Try again later.", List.of()), uri,
                headers);
    }

    private RestResponse<Object> away(Throwable failure, UriInfo uri, HttpHeaders headers) {
        LOG.warnf("A request was answered with 503: %s", failure.getMessage());
        return RestResponse.ResponseBuilder
                .fromResponse(answer(Problem.of(ProblemCode.UNAVAILABLE, "Try again in a moment.", List.of()), uri, headers))
                .header(HttpHeaders.RETRY_AFTER, 1).build();
    }

    private static String advice(ProblemCode code, UriInfo uri) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not know this method.";
            case NOT_ACCEPTABLE -> "This address can't answer in the media type that Accept asks for.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as Content-Type: "
                    + (ErrorForm.chosenBy(SentPath.of(uri), null) == ErrorForm.OAUTH ? "application/x-www-form-urlencoded."
                            : "application/json.");
            case BODY_TOO_LARGE -> "The body is larger than this address takes.";
            default -> "This request can't be understood.";
        };
    }

    private RestResponse<Object> answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        return page.answer(problem, uri, headers).orElseGet(() -> machineReadable(problem, uri, headers));
    }

    private static RestResponse<Object> machineReadable(Problem problem, UriInfo uri, HttpHeaders headers) {
        ErrorForm form = ErrorForm.chosenBy(SentPath.of(uri), headers.getHeaderString(HttpHeaders.ACCEPT));
        return RestResponse.ResponseBuilder.<Object> create(problem.status()).entity(form.body(problem))
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType()).build();
    }
}
