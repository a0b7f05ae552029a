/**
 * The one decision that admits or refuses a request, whichever door it came through.
 *
 * <p>
 * {@link dev.latchkey.verify.Verifier#verify} does, in this order:
 * <ol>
 * <li>Read the presented secret. Missing or malformed: refused, and no store was asked.
 * <li>Look its hash up. No such key: refused.
 * <li>Run the {@link dev.latchkey.verify.Check}s in their written order; the first that objects refuses.
 * <li>Take the cost from the windows of the merchant and, where it has a limit of its own, of the key, and from the quota where
 * that is hard, and count it on the key: all of it or nothing ({@link dev.latchkey.verify.Charging}). This comes last, so that
 * a
 * request refused for another reason costs nothing.
 * </ol>
 * A store that is away refuses with {@link dev.latchkey.verify.Code#UNAVAILABLE}, except for keys that are still kept, see
 * below.
 *
 * <p>
 * The outside never learns whether a key is unknown, revoked, expired or disabled: these codes carry the same status
 * and the same words, and the doors answer nothing else.
 *
 * <h2>Looking a key up</h2>
 *
 * {@link dev.latchkey.verify.PostgresKeys} asks PostgreSQL; {@link dev.latchkey.verify.KeyCache} stands before it and
 * keeps what it said, in each instance. Its goals, in this order:
 * <ol>
 * <li>A request that comes after this instance has heard of a change is never answered from before that change.
 * <li>A revoked key is refused by every instance within a second; within ten, if no instance hears of it.
 * <li>Keys that are in use go on while PostgreSQL is away.
 * <li>PostgreSQL is asked seldom, and never twice at a time for the same secret.
 * </ol>
 *
 * <p>
 * How changes are heard of:
 * <ol>
 * <li>Triggers on the tables of keys, merchants and contracts send a notice with the merchant's id. It commits with the change,
 * whoever makes it. Expiry and the end of a contract's period are no changes: they are looked at by the clock on every request.
 * <li>What an instance changes by itself it notes before it answers ({@link dev.latchkey.verify.OwnChanges}).
 * <li>{@link dev.latchkey.verify.ChangeListener} listens on a connection of its own. Every second it asks something there, so
 * that a connection whose other end is gone is noticed; changes pass for heard until three seconds after the last question that
 * was
 * answered, and no longer than the connection.
 * <li>{@link dev.latchkey.verify.Changes} numbers what is heard, and keeps the number of each merchant's last change. After a
 * new connection has begun to listen, it notes that anything may have been missed before.
 * </ol>
 *
 * <p>
 * How a request is answered:
 * <ol>
 * <li>What is kept under the secret's hash answers it, if it is {@link dev.latchkey.verify.Freshness fresh}: PostgreSQL was
 * asked for it less than 10 s ago (5 s, if nobody has the secret; 1 s, while changes go unheard), no change of its merchant was
 * heard since (no change at all, if nobody has it), and none may have been missed since.
 * <li>Otherwise the request joins the load of that hash that is under way, or begins one. A load notes the number of the last
 * change before it asks. So what it brings is void from the start if a change was heard meanwhile, and is never kept beyond it.
 * <li>What was loaded answers the request if it is fresh, or if the load began after the request had come. If neither, the load
 * began before a change that was heard before the request came, and one more load is joined or begun; that one began later.
 * <li>A key that is fresh answers for itself, but what is used in the last fifth of its time gathers with others of its kind
 * ({@link dev.latchkey.verify.Ageing}), and is loaded together with them, at most a tenth of a second later. So keys that are
 * in use seldom keep a request waiting, and the store is asked once for up to 32 of them.
 * </ol>
 *
 * <p>
 * While PostgreSQL gives no answer, a kept key goes on if it was asked for less than 5 minutes ago and no change of its
 * merchant was heard since. That one may have been missed is no reason against it: the listener's connection is lost in the
 * same moment. A
 * secret that is not kept, or that nobody had, is refused with 503. After a failure one request a second waits to see whether
 * PostgreSQL is back ({@link dev.latchkey.verify.Outage}); the others are answered at once from what is kept.
 */
package dev.latchkey.verify;
