/**
 * What keys were used for: when last, from where, and what limits on trial would have refused.
 *
 * <p>
 * No request waits for it, and none writes: each instance remembers the last use of each key, and writes them all together
 * every {@code latchkey.usage.flush-every}, and once more when it stops. The database keeps the latest of all instances'. While
 * PostgreSQL is away they are kept for later; a crash loses the uses of the last seconds, and no more.
 *
 * <p>
 * What limits on trial would have refused is counted and written in the same way. It is advice, not an account: a crash loses
 * the last seconds, and a writing whose answer is lost may count twice.
 *
 * <p>
 * This package knows keys by their ids only.
 */
package dev.latchkey.usage;
