package dev.latchkey.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.WebApplicationException;

/** A request that can't be done, with what its sender may know about it. */
public final class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;
    private final String challenge;

    /** @param detail what went wrong and what to do about it; never contains what was sent, which may be a secret */
    public ProblemException(ProblemCode code, String detail) {
        this(Problem.of(code, detail, List.of()));
    }

    /** @param retryAfter how long the sender should wait before trying again, whole seconds */
    public ProblemException(ProblemCode code, String detail, Duration retryAfter) {
        this(Problem.of(code, detail, List.of()), retryAfter, null);
    }

    ProblemException(Problem problem) {
        this(problem, null, null);
    }

    private ProblemException(Problem problem, Duration retryAfter, String challenge) {
        super(problem.code() + ": " + problem.detail(), problem.status());
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /** Somebody who must say in another way who they are than the rest of this service wants it. */
    public static ProblemException unauthenticated(Challenge challenge) {
        return new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED, challenge.advice(), List.of()), null,
                challenge.header());
    }

    /** A field that was read but breaks a rule. */
    public static ProblemException invalidField(String field, String detail) {
        return invalidFields(List.of(FieldError.at(field, detail)));
    }

    /** The same for several fields. */
    public static ProblemException invalidFields(List<FieldError> errors) {
        return new ProblemException(
                Problem.of(ProblemCode.INVALID_FIELDS, "Mend the fields listed in errors.", errors));
    }

    /** A query parameter, path parameter or header that can't be used. */
    public static ProblemException invalidParameter(String name, String detail) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, "Mend the parameters listed in errors.",
                List.of(new FieldError(name, null, detail))));
    }

    /** The same for what is missing and for what belongs to somebody else. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
    }

    /** A request that was made before, and made this key. */
    public static ProblemException alreadyCreated(String keyId) {
        return new ProblemException(Problem.of(ProblemCode.ALREADY_CREATED, "A request with this Idempotency-Key made the key "
                + "in keyId. Its secret was in that answer alone; if it was lost, rotate the key.", List.of()).about(keyId));
    }

    /** What {@code Retry-After} is to say, if it is sent. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What {@code WWW-Authenticate} is to say, if it is sent. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }

    public Problem problem() {
        return problem;
    }
}
