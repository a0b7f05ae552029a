/**
 * Who did what, when, from where, and what was so before and after. An event is written in the transaction of the change that
 * it tells of: either both are there or neither is. The database itself refuses to change or delete one, whoever asks.
 *
 * <p>
 * No secret stands in an event, and nothing by which one could be tried out: no password, token, cookie or hash.
 *
 * <p>
 * This package knows nobody, so that everybody can record; who may see what was recorded is decided in
 * {@link dev.latchkey.audit.trail}.
 */
package dev.latchkey.audit;
