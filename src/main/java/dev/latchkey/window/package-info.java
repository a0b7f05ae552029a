/**
 * The exact sliding window: how many requests a subject made in the last 60 seconds, decided in Redis for all pods. A subject
 * has one window as a whole, and may have others for parts of it; a request must fit in all that it is asked of.
 *
 * <p>
 * Goals, in this order:
 * <ol>
 * <li>In no interval of a window's length, by Redis' clock, are more than its limit admitted.
 * <li>A request is refused only if the limit of one of its windows was admitted in that window's length before it. Refused
 * requests are counted in no window: a client that hammers still gets its share, and takes nothing from the others'.
 * <li>One round trip, however many windows there are, and time that does not grow with the traffic.
 * <li>Little memory: about 10 bytes for each admission.
 * </ol>
 *
 * <p>
 * A window is a Redis list of admission times in microseconds. One Lua script, which Redis runs alone, decides:
 * <ol>
 * <li>Take the time from Redis' own clock, so that the pods' clocks don't matter. It is the same for all windows.
 * <li>Drop from the head of each list what is its window's length old or older. Each admission is dropped once, so this
 * costs O(1) a request, spread over all.
 * <li>Where a list's length and the request's cost exceed the limit, the window refuses. If one does: refuse, and tell when
 * enough will have left the last of them. Nothing has been appended yet, so nothing is to be undone.
 * <li>Else append the time to each list, once for each unit of cost. The list is to expire when the last of them is done; that
 * is put off eight times in its length and not at each admission, so it outlives it by an eighth at most.
 * <li>Then ask the windows on trial, of admitted requests only. Where the request fits it is appended, elsewhere it is
 * reported: a shadow window holds what its limit would have let through of what really came through.
 * </ol>
 * Beside its windows a request may be counted on an {@link dev.latchkey.window.Account}: in a counter of the current minute by
 * Redis'
 * clock, which only grows while Redis keeps its data; the answer tells how it stands. And it may have to fit in a
 * {@link dev.latchkey.window.Quota}, looked at after the windows; what it refuses is counted nowhere either. Where Redis has no
 * counter
 * of the quota's period, the {@link dev.latchkey.window.Ledger} is asked what was used before.
 *
 * <h2>Checks that go together</h2>
 *
 * Many requests wait at the same moment. Those of one event loop form a {@link dev.latchkey.window.Lane}:
 * <ol>
 * <li>Whatever came in one turn of the loop goes to Redis at its end, in one {@link dev.latchkey.window.Call} of the script
 * over
 * the loop's own {@link dev.latchkey.window.Link}. Nothing waits for others to come: a request that is alone goes alone.
 * <li>Requests that {@link dev.latchkey.window.Ask} the same are one check. The script says how many of them fit; the first so
 * many are admitted, and each is told what was left after it.
 * <li>The script decides the checks one after another, each as if it were alone; one that fails, fails alone. So what is
 * decided
 * together is decided as it would be one by one, which property tests compare.
 * <li>A connection that ends, or that has told nothing for a while though something was asked, or that leads to a replica, is
 * made anew, at most ten times a second; who comes meanwhile waits for the next attempt.
 * </ol>
 * A Redis that does not know the script, since it was started or took over, is sent it in full, once; nothing was decided
 * before.
 * In a Redis Cluster only the checks of one subject go together, which share a slot.
 *
 * <h2>What is known to be full</h2>
 *
 * A window in which nothing is left stays as it is until its first admission leaves. So an instance that was refused may refuse
 * by itself what costs as much or more, for as long as it was told to wait, counted from before it asked: Redis answered later,
 * so
 * that is never longer than the truth ({@link dev.latchkey.window.KnownFull}). A limit that has changed is not known. Where the
 * answer also tells of a window that has room, others may take that meanwhile, and the answer is given for a second at most.
 *
 * <p>
 * An interval is taken as half-open: what was admitted at {@code t} has left at {@code t + 60 s} exactly.
 *
 * <p>
 * The lists are called {@code lk:1:{subject}:w} for the subject as a whole and {@code lk:1:{subject}:part:w} for a part of
 * it, with {@code s} for {@code w} where the limit is on trial. They share a slot of a Redis Cluster. A list that is not
 * asked, since the part has no limit just now, ends by itself; a limit that comes back finds in it only what it counted less
 * than a window's length ago.
 *
 * <p>
 * Where Redis' clock is set back, each list is healed by the first request that finds admissions of the future in it: they
 * are taken for admissions of that moment. That never admits too many, and the list is exact again a window's length later.
 *
 * <p>
 * Rejected: Vert.x' {@code batch()} (one error fails the whole batch), a connection for each command (a pool of them costs
 * twice the
 * CPU), waiting for a millisecond to fill a call (who is alone would pay for it), two fixed cells weighted by overlap
 * (approximate: admits and refuses wrongly when traffic is uneven), a sorted
 * set (the same answers for more than ten times the memory), a token bucket (lets up to twice the limit pass in a minute), a
 * call for each window (between two calls others come in, and what the first counted must be taken back when the second
 * refuses).
 *
 * <h2>While Redis gives no decisions</h2>
 *
 * <ol>
 * <li>A request that has no answer after {@code latchkey.limit.timeout} waits no longer
 * ({@link dev.latchkey.window.Patience}). Each call tells Redis by when, on
 * Redis'
 * own clock ({@link dev.latchkey.window.RedisClock}): what it comes to later it does not decide. So what was given up is not
 * counted when a Redis that hung goes on. In a Redis Cluster there are many clocks, and this is left out.
 * <li>A connection that can't be made, an error that is Redis' own trouble and not a key's, and silence for four timeouts
 * open the {@link dev.latchkey.window.Breaker} of the event loop: nobody waits there any more. Five times a second it asks for
 * a
 * decision of its own, and closes again when it is given one.
 * <li>Requests without a decision go to the {@link dev.latchkey.window.StandIn} that is configured
 * ({@link dev.latchkey.window.WhenStoreIsDown}): windows of this instance ({@link dev.latchkey.window.LocalWindows}) in which
 * its
 * share of the limit fits, or nobody, who admits all or none. Local windows begin empty: in the minute in which Redis goes or
 * comes a subject may be admitted its limit twice. They count by seconds and never too little, in 400 bytes each, 100,000 at
 * most.
 * <li>Such an admission is {@link dev.latchkey.window.Decision.StoodIn}: counted on no account. Whether Redis has counted it
 * all
 * the same is told when its late answer comes; where none can come any more, since the connection is lost, it may have.
 * </ol>
 * Where nobody stands in, {@link dev.latchkey.window.WindowUnavailableException} is reported, and the caller refuses the
 * request
 * with 503; so it is with a request to which a hard quota applies.
 *
 * <p>
 * This package knows subjects, not keys or merchants.
 */
package dev.latchkey.window;
