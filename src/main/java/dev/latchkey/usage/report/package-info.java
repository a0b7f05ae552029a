/**
 * What merchants used, as the Management API, the Merchant API and the console tell it: read from the counters that
 * {@code usage_hours} holds, by minutes, hours, days or billing periods.
 *
 * <p>
 * The table has a row for each UTC hour, key and kind, with a count for each minute and their total. Whatever is asked for is
 * a list of stretches of time; whole hours are read by their totals, and only the hours in which one stretch ends and
 * another begins by their minutes. That is exact for every time zone whose clocks differ from UTC by whole minutes.
 *
 * <p>
 * Counters come some seconds late, because instances write them every few seconds.
 */
package dev.latchkey.usage.report;
