package dev.latchkey.door.merchantapi;

import dev.latchkey.door.KeyHeader;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.verify.Verdict;
import io.vertx.ext.web.RoutingContext;

/** How the door tells the resources behind it for whom a request was admitted. */
final class Admission {

    private static final String KEY = Admission.class.getName();

    private Admission() {
    }

    static void attach(RoutingContext context, Verdict.Admitted admitted) {
        context.put(KEY, admitted);
    }

    /** Fails with 401 where a request found a way around the door, as by {@code ;} in a path: resources match without it. */
    static Verdict.Admitted of(RoutingContext context) {
        Verdict.Admitted admitted = context.get(KEY);
        if (admitted == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "Send your API secret key in the "
                    + KeyHeader.NAME + " header.");
        }
        return admitted;
    }
}
