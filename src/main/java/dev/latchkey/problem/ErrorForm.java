package dev.latchkey.problem;

import java.util.Locale;

/** How an error is written. */
public enum ErrorForm {

    /** RFC 9457: the Management API, and whoever asks for it. */
    PROBLEM(Problem.MEDIA_TYPE),

    /** DEXTRE's own: the Merchant API and the doors. */
    MERCHANT_API("application/json"),

    /** RFC 6749: what is asked for by OAuth's own clients. */
    OAUTH("application/json");

    private static final String MERCHANT_API_PATH = "/merchant-api/";
    private static final String OAUTH_PATH = "/oauth2/";

    private final String mediaType;

    ErrorForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * @param path the request's path
     * @param accept the request's {@code Accept} header, null if there is none
     */
    public static ErrorForm chosenBy(String path, String accept) {
        if (path.startsWith(OAUTH_PATH)) {
            return OAUTH;
        }
        return path.startsWith(MERCHANT_API_PATH) ? atDoors(accept) : PROBLEM;
    }

    /** @param accept the request's {@code Accept} header, null if there is none */
    public static ErrorForm atDoors(String accept) {
        boolean wantsProblem = accept != null && accept.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE);
        return wantsProblem ? PROBLEM : MERCHANT_API;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The body to be written as JSON. */
    public Object body(Problem problem) {
        return switch (this) {
            case PROBLEM -> problem;
            case MERCHANT_API -> MerchantApiError.of(problem);
            case OAUTH -> OAuthError.of(problem);
        };
    }
}
