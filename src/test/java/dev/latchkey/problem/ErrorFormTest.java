package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "/merchant-api/v1/merchant, none, MERCHANT_API",
            "/merchant-api/v1/merchant, application/json, MERCHANT_API",
            "/merchant-api/v1/merchant, */*, MERCHANT_API",
            "/merchant-api/v1/merchant, application/problem+json, PROBLEM",
            "/merchant-api/v1/merchant, 'application/json, application/problem+json;q=0.9', PROBLEM",
            "/oauth2/introspect, none, OAUTH",
            "/oauth2/introspect, application/problem+json, OAUTH",
            "/api/v1/merchants, none, PROBLEM",
            "/api/v1/merchants, application/json, PROBLEM" })
    void theFormFollowsThePathUnlessAProblemIsAskedFor(String path, String accept, ErrorForm form) {
        assertThat(ErrorForm.chosenBy(path, accept)).isEqualTo(form);
    }

    @Test
    void theMerchantApisFormIsAStatusAndMessages() {
        Problem problem = Problem.of(ProblemCode.NOT_FOUND, "There is no such thing.", List.of());

        assertThat(ErrorForm.MERCHANT_API.mediaType()).isEqualTo("application/json");
        assertThat(ErrorForm.MERCHANT_API.body(problem)).isEqualTo(new MerchantApiError(
                new MerchantApiError.Content(404, List.of("Not Found", "There is no such thing."))));
    }

    @Test
    void aRefusalWithoutAdviceHasItsTitleAlone() {
        Problem problem = Problem.ofRefusal(429, "RATE_LIMITED", "");

        assertThat(ErrorForm.MERCHANT_API.body(problem)).isEqualTo(new MerchantApiError(
                new MerchantApiError.Content(429, List.of("Too Many Requests"))));
    }

    @ParameterizedTest
    @CsvSource({ "BAD_REQUEST, invalid_request", "UNAUTHENTICATED, invalid_client", "FORBIDDEN, unauthorized_client",
            "METHOD_NOT_ALLOWED, invalid_request", "NOT_ACCEPTABLE, invalid_request", "BODY_TOO_LARGE, invalid_request",
            "UNSUPPORTED_MEDIA_TYPE, invalid_request", "TOO_MANY_ATTEMPTS, temporarily_unavailable",
            "UNAVAILABLE, temporarily_unavailable", "INTERNAL_ERROR, server_error" })
    void oauthsFormIsACodeOfItsOwnAndADescription(ProblemCode code, String error) {
        Problem problem = Problem.of(code, "What to do.", List.of());

        assertThat(ErrorForm.OAUTH.mediaType()).isEqualTo("application/json");
        assertThat(ErrorForm.OAUTH.body(problem)).isEqualTo(new OAuthError(error, "What to do."));
    }

    @Test
    void aProblemIsWrittenAsItIs() {
        Problem problem = Problem.of(ProblemCode.NOT_FOUND, "There is no such thing.", List.of());

        assertThat(ErrorForm.PROBLEM.mediaType()).isEqualTo("application/problem+json");
        assertThat(ErrorForm.PROBLEM.body(problem)).isSameAs(problem);
    }
}
