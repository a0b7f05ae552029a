/**
 * Tells when quotas are nearly and wholly used: at 80 and at 100 % of a period's calls and of its transfer, in the audit log
 * and to the operator's endpoints.
 *
 * <p>
 * The goals, in this order:
 * <ol>
 * <li>Each is told once for a merchant and a period, however many instances watch.
 * <li>Each is told, also if the last minutes of a period are written after its end.
 * <li>No request waits for it. It is told some seconds late: after counters were written to PostgreSQL, and after the next
 * round.
 * </ol>
 *
 * <p>
 * Every {@code latchkey.usage.check-quota-every} each instance does this ({@link dev.latchkey.usage.quota.QuotaWatch}):
 * <ol>
 * <li>One query sums up the periods of all merchants that were counted in the last two hours, and gives what was reached and
 * not
 * told: mostly nothing.
 * <li>For each, one transaction writes down that it is told, the event of the audit log, and what is to be sent. The key of the
 * first makes a second instance find that it is late.
 * </ol>
 *
 * <p>
 * While PostgreSQL is away nothing is told; the first round after that tells it, if counting goes on or was less than two
 * hours ago.
 */
package dev.latchkey.usage.quota;
