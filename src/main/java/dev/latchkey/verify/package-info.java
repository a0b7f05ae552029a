/**
 * The one decision that admits or refuses a request, whichever door it came through.
 *
 * <p>
 * {@link dev.latchkey.verify.Verifier#verify} does, in this order:
 * <ol>
 * <li>Read the presented secret. Missing or malformed: refused, and no store was asked.
 * <li>Look its hash up. No such key: refused.
 * <li>Run the {@link dev.latchkey.verify.Check}s in their written order; the first that objects refuses.
 * <li>Take the cost from the windows of the merchant and, where it has a limit of its own, of the key: from all of them
 * or from none. This comes last, so that a request refused for another reason costs nothing.
 * </ol>
 * A store that is away refuses with {@link dev.latchkey.verify.Code#UNAVAILABLE}: nobody passes unverified.
 *
 * <p>
 * The outside never learns whether a key is unknown, revoked, expired or disabled: these codes carry the same status
 * and the same words, and the doors answer nothing else.
 */
package dev.latchkey.verify;
