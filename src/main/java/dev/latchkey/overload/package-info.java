/**
 * What an instance does when more is asked of it than it can do: it says so at once, with 503 and {@code Retry-After}, and goes
 * on with what it has begun.
 *
 * <p>
 * Goals, in this order:
 * <ol>
 * <li>Memory is bounded, whatever waits for whichever store.
 * <li>Verification goes on while all else has come to a standstill: the two are counted apart, since a PostgreSQL that hangs
 * holds up the Management API for seconds, and keys that are kept not at all.
 * <li>Everybody gets an answer in a time that is known beforehand, also while a store takes connections and says nothing.
 * </ol>
 *
 * <p>
 * Limits that follow latency, as TCP Vegas does and the framework's load shedding with it, were rejected: some of these
 * requests hash a password for a tenth of a second and others take a tenth of a millisecond, and which of them come next
 * says nothing of the load. Fixed numbers are also what an operator can reckon with.
 */
package dev.latchkey.overload;
