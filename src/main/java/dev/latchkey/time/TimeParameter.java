package dev.latchkey.time;

import java.time.Instant;

import dev.latchkey.problem.ProblemException;

/** Times in query parameters. */
public final class TimeParameter {

    private TimeParameter() {
    }

    /**
     * The time that a parameter says.
     *
     * @throws ProblemException with 400 if it says none
     */
    public static Instant of(String parameter, String text) {
        return Rfc3339.parse(text).orElseThrow(() -> ProblemException.invalidParameter(parameter,
                "must be a time such as 2027-01-31T00:00:00Z; a + in it is sent as %2B"));
    }
}
