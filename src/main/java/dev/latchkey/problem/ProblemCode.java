package dev.latchkey.problem;

/** Every error of the Management API: the machine-readable {@code code} of its answer, and the status that goes with it. */
public enum ProblemCode {

    UNREADABLE_BODY(400),
    INVALID_PARAMETER(400),
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    ADDON_INACTIVE(402),
    FORBIDDEN(403),
    CROSS_SITE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    NAME_TAKEN(409),
    LAST_OWNER(409),
    ALREADY_MEMBER(409),
    CHANGED_MEANWHILE(409),
    ALREADY_CREATED(409),
    KEY_REVOKED(409),
    KEY_ROTATED(409),
    KEY_EXPIRED(409),
    PERIOD_ENDED(409),
    PRECONDITION_FAILED(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_FIELDS(422),
    TOO_MANY_KEYS(422),
    TOO_MANY_INVITATIONS(422),
    NO_FOREIGN_FORMAT(422),
    TOO_MANY_ATTEMPTS(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The general code for a status that something else than this service's own code chose. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
