package dev.latchkey.audit;

/**
 * Who did something, and from where.
 *
 * @param subject by what the actor is known in memberships; null where nobody can tell, which only a refused sign-in may be,
 *        and for {@link #NOBODY}
 * @param address an IP literal; null for callers without one
 */
public record Actor(String subject, String address) {

    /** What the service does by itself has no actor. */
    public static final Actor NOBODY = new Actor(null, null);
}
