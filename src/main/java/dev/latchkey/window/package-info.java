/**
 * The exact sliding window: how many requests a subject made in the last 60 seconds, decided in Redis for all pods.
 *
 * <p>
 * Goals, in this order:
 * <ol>
 * <li>In no interval of one window's length, by Redis' clock, are more than the limit admitted.
 * <li>A request is refused only if the limit was admitted in the window's length before it. Refused requests are not
 * counted: a client that hammers still gets its share.
 * <li>One round trip, and time that does not grow with the traffic.
 * <li>Little memory: about 10 bytes for each admission.
 * </ol>
 *
 * <p>
 * The window is a Redis list of admission times in microseconds. One Lua script, which Redis runs alone, decides:
 * <ol>
 * <li>Take the time from Redis' own clock, so that the pods' clocks don't matter.
 * <li>Drop from the list's head what is a window's length old or older. Each admission is dropped once, so this costs
 * O(1) a request, spread over all.
 * <li>If the list's length and the request's cost exceed the limit: refuse, and tell when enough will have left.
 * <li>Else append the time, once for each unit of cost, and let the key expire when the last of them is done.
 * </ol>
 * An interval is taken as half-open: what was admitted at {@code t} has left at {@code t + 60 s} exactly.
 *
 * <p>
 * Rejected: two fixed cells weighted by overlap (approximate: admits and refuses wrongly when traffic is uneven), a sorted
 * set (the same answers for more than ten times the memory), a token bucket (lets up to twice the limit pass in a minute).
 *
 * <p>
 * A store that does not answer within {@code latchkey.limit.timeout} is reported as
 * {@link dev.latchkey.window.WindowUnavailableException}; the caller refuses the request with 503. A decision that was
 * made in Redis but whose answer was lost stays counted: an outage never admits more than the limit.
 *
 * <p>
 * This package knows subjects, not keys or merchants.
 */
package dev.latchkey.window;
