/**
 * Contracts for the Merchant API add-on: plans, subscriptions, billing periods, money.
 *
 * <p>
 * The goals, in this order:
 * <ol>
 * <li>What has been billed stays as it was: a plan's change makes a new version, and a period keeps the version with which it
 * began.
 * <li>Periods never overlap.
 * <li>Nobody whose contract goes on is ever refused because this service was slow, away, or not started.
 * <li>Whoever asks for a period at a time is told the same, before and after it was written down.
 * </ol>
 *
 * <p>
 * The platform puts a subscription: a plan, a status, one period, and whether the next one begins by itself
 * ({@link dev.latchkey.contract.Contracts}, {@link dev.latchkey.contract.Timetable}). Then, every
 * {@code latchkey.contract.renew-every}, each instance does this ({@link dev.latchkey.contract.Renewals}):
 * <ol>
 * <li>It looks for subscriptions that go on by themselves, are active or on trial, and whose period has ended.
 * <li>For each it locks the merchant, so that no other instance and no caller of the Management API changes it, and looks
 * again.
 * <li>It adds all periods that have begun since, by {@link dev.latchkey.contract.Months}, each by the version of the plan
 * that was the newest when it began. A trial is followed by periods that are paid for.
 * <li>The subscription, the periods and an event of the audit log for each are committed together. The change of the
 * subscription tells all instances.
 * </ol>
 *
 * <p>
 * Between the end and this writing nothing lapses: {@link dev.latchkey.contract.AddonContract} looks at whether the contract
 * goes on, and {@link dev.latchkey.contract.Periods} computes the same periods as will be written. So while PostgreSQL is away
 * only the writing waits. A contract that was suspended does not go on, and one that does not renew ends with its period:
 * that is how it is cancelled for the period's end.
 *
 * <p>
 * Minutes belong to the period that holds them when its boundaries are cut to the minute.
 */
package dev.latchkey.contract;
