/**
 * Metering: how many requests of each key were admitted, for the bill; how many were refused, and how much was answered.
 *
 * <p>
 * Goals, in this order:
 * <ol>
 * <li>No admitted request is counted twice, whatever fails.
 * <li>None is missed, unless Redis lost its data and the instance that admitted it died before it could write, both.
 * <li>A request pays for it with two commands inside the call that admits it, and with an entry in a map. It waits for nothing.
 * <li>Figures are a few seconds old at most.
 * </ol>
 *
 * <p>
 * How calls are counted:
 * <ol>
 * <li>The script that admits a request ({@link dev.latchkey.window}) adds its cost to a counter of its key and minute, in one
 * hash
 * {@code lk:1:{merchant}:u:<hour>} for each merchant and UTC hour. Being admitted and being counted are one step.
 * <li>It answers how the counter stands now, and when its hash was born. That is all an instance needs to know: it keeps the
 * greatest word on each counter ({@link dev.latchkey.usage.meter.CallCounters}), and never has to ask for one.
 * <li>Every {@code latchkey.metering.flush-every} it writes them ({@link dev.latchkey.usage.meter.UsageMinutes}) into the
 * minutes of the row of their key and hour. PostgreSQL keeps the greater of two words on the same counter. So writing may be
 * repeated, be late, fail half-way, and be done by any number of instances at once.
 * <li>The birth is the counter's epoch, a part of the row's key. A Redis that lost its hash makes another one, of another
 * birth: its
 * counts begin at nothing, stand in another row, and add up with what is stored. A Redis that came back with an older state of
 * the same hash counts on from there, and its words don't lower what is stored.
 * <li>An instance that dies takes with it what it saw since it last wrote. Redis has that still: every
 * {@code latchkey.metering.sweep-every} one instance reads all counters and stores them
 * ({@link dev.latchkey.usage.meter.Sweep}). What
 * has been stored and is over for an hour is then deleted; until then no counter goes, for 35 days.
 * </ol>
 *
 * <p>
 * Refusals and bytes are counted in the instance ({@link dev.latchkey.usage.meter.OwnCounters}), for a flood of refused
 * requests must
 * not reach Redis. They are absolute too, with the instance as their epoch, and are written in the same way: nothing is
 * counted twice, and a crash loses the last seconds.
 *
 * <p>
 * A hard quota is counted by the same script, in a counter of its period. Where Redis has none, the script decides nothing and
 * asks
 * for what was used before; {@link dev.latchkey.usage.meter.StoredLedger} stores what this instance and Redis know, and tells
 * the sum.
 *
 * <p>
 * While PostgreSQL is away counts wait in the instance, up to half a million, and in Redis. What is admitted while Redis is
 * away
 * the instance counts by itself, like bytes. A request on which Redis answered too late is counted once, by whoever admitted
 * it: the
 * instance waits for that answer before it counts. One whose answer was lost with its connection is left to Redis, which may
 * not
 * have counted it: at most what was under way at that moment goes unbilled, and nothing is billed twice. Where a hard quota's
 * use must be told and PostgreSQL is away, requests are refused
 * with 503. A Redis that lost its data while other instances had counts unwritten is told too little of a hard quota's use, by
 * what they admitted in the last seconds; the bill has it.
 *
 * <p>
 * Rejected: relative amounts (a writing whose answer is lost counts twice, or not at all), a message for each request (a store
 * that must not lose any, and all of it to be summed up), counting in the instance and adding to Redis now and then (a crash
 * loses calls that were admitted).
 *
 * <p>
 * This package knows merchants and keys by their ids only.
 */
package dev.latchkey.usage.meter;
