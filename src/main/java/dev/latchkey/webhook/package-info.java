/**
 * Tells the operator's systems what happened, by HTTP, signed as Standard Webhooks has it.
 *
 * <p>
 * The goals, in this order:
 * <ol>
 * <li>What did not happen is never told: an event is written in the transaction of what it tells of.
 * <li>What happened is told at least once, whatever crashes, and under one id, so that a receiver can drop a repetition.
 * <li>Nobody can use it to reach what is not meant to be reached from outside.
 * <li>One endpoint that is slow or away harms no other.
 * </ol>
 *
 * <p>
 * Each instance does this every {@code latchkey.webhooks.deliver-every}, for each endpoint by itself:
 * <ol>
 * <li>It claims some of what is due: by moving the time of the next attempt behind the longest that an attempt can take. What
 * another instance is claiming is skipped. After a crash that time comes, and somebody tries again.
 * <li>It resolves the endpoint's name, looks at every address ({@link dev.latchkey.webhook.AddressGuard}), and connects to the
 * first of them, which is not resolved again.
 * <li>It sends the body as it was written, with its id, the time, and their signature.
 * <li>It tells what came of it: 2xx is a success, 410 the end, anything else, no answer in time and a redirect among them, a
 * failure. That is tried again as {@link dev.latchkey.webhook.RetrySchedule} says, ten times in three days.
 * </ol>
 *
 * <p>
 * While PostgreSQL is away nothing is sent, because nobody could tell that it was; if it goes away in between, the event is
 * sent
 * again. Events of endpoints that are not configured here stay as they are: another instance may know them.
 */
package dev.latchkey.webhook;
