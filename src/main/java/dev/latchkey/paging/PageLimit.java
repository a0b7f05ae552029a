package dev.latchkey.paging;

import dev.latchkey.problem.ProblemException;

/** How many things a part of a list has at most. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private PageLimit() {
    }

    /**
     * Of the query parameter {@code limit}.
     *
     * @param digits null for the default, 50
     * @throws ProblemException with 400 if it is no whole number from 1 to 200
     */
    public static int of(String digits) {
        return of(digits, DEFAULT, MAX);
    }

    /**
     * The same with other bounds.
     *
     * @param digits null for the default
     * @param max 999 at most
     * @throws ProblemException with 400 if it is no whole number from 1 to max
     */
    public static int of(String digits, int defaultLimit, int max) {
        if (digits == null) {
            return defaultLimit;
        }
        if (digits.matches("[1-9][0-9]{0,2}") && Integer.parseInt(digits) <= max) {
            return Integer.parseInt(digits);
        }
        throw ProblemException.invalidParameter("limit", "must be a whole number from 1 to " + max);
    }
}
