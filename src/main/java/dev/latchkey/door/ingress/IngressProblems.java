package dev.latchkey.door.ingress;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;

/** What an ingress is told that is not about the request for which it asks. */
final class IngressProblems {

    static final Problem NOT_THE_INGRESS = new ProblemException(ProblemCode.FORBIDDEN,
            "Only the ingress may ask here, and it must show its secret.").problem();
    static final Problem BAD_COST = new ProblemException(ProblemCode.INVALID_PARAMETER,
            "The cost in the URL must be one number from 0 to " + Demands.MAX_COST + ".").problem();

    private IngressProblems() {
    }
}
