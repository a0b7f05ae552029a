package dev.latchkey.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.latchkey.usage.report.PeriodView;
import dev.latchkey.usage.report.UsageItem;
import dev.latchkey.usage.report.UsageQuery;
import dev.latchkey.usage.report.UsageSeries;
import dev.latchkey.usage.report.UsageView;
import dev.latchkey.verify.Code;

/**
 * What the page of a merchant's usage shows.
 *
 * @param minutes of the last hour
 * @param days of the period, or else the last 30
 * @param split the same by key
 * @param period the current one, or else the last one; empty if nothing was contracted yet
 * @param window how much is left of the request limit; empty if Redis does not tell
 */
public record UsagePage(List<UsageItem> minutes, UsageSeries days, KeySplit split, Optional<PeriodView> period,
        Optional<UsageView.Window> window) {

    static final UsageQuery LAST_HOUR = UsageQuery.of(null, null, "minute", null, null);
    static final UsageQuery DAYS = UsageQuery.of(null, null, "day", null, null);
    private static final int MOST_DAYS = 400;

    /**
     * A day of the period.
     *
     * @param soFar how many requests of the period were admitted until its end
     */
    public record Day(UsageItem item, long soFar) {
    }

    /** For which reason how many requests were refused. */
    public record Reason(Code code, long count) {
    }

    static UsageQuery split(boolean byDay) {
        return UsageQuery.of(null, null, byDay ? "day" : "hour", null, "key");
    }

    static UsagePage of(UsageView hour, UsageSeries days, KeySplit split) {
        return new UsagePage(hour.items(), days, split, Optional.ofNullable(hour.period()), Optional.ofNullable(hour.window()));
    }

    /** How many requests the window holds now. */
    public int used() {
        return window.map(now -> now.limit() - now.remaining()).orElse(0);
    }

    /** How many requests of the last hour were admitted. */
    public long calls() {
        return minutes.stream().mapToLong(UsageItem::calls).sum();
    }

    /** How many of the last hour were refused. */
    public long refusals() {
        return minutes.stream().mapToLong(UsageItem::refusals).sum();
    }

    /** How many were admitted in the minute in which they were most. */
    public long most() {
        return minutes.stream().mapToLong(UsageItem::calls).max().orElse(0);
    }

    /** Why requests were refused then. A reason that only a later version of the service knows is left out. */
    public List<Reason> reasons(UsageItem item) {
        return Stream.of(Code.values()).filter(code -> item.refused().containsKey(code.name()))
                .map(code -> new Reason(code, item.refused().get(code.name()))).toList();
    }

    /** Whether the days are those of the period: a very long one is not shown as a whole. */
    public boolean ofPeriod() {
        return period.map(current -> Duration.between(current.start(), current.end()).toDays() < MOST_DAYS).orElse(false);
    }

    /**
     * The days that have come, with what was used until each. Counted back from what the period has: on its first day
     * requests may belong to the period before.
     */
    public List<Day> dayRows() {
        long soFar = ofPeriod() ? period.orElseThrow().calls() : days.calls();
        List<Day> rows = new ArrayList<>();
        for (UsageItem item : days.items().reversed()) {
            rows.add(new Day(item, Math.max(0, soFar)));
            soFar -= item.calls();
        }
        return rows.reversed();
    }

    /** The days of the period that are still to come. */
    public List<Instant> daysToCome(String zone) {
        ZoneId clocks = ZoneId.of(zone);
        return !ofPeriod() ? List.of()
                : Stream.iterate(days.steps().to(), day -> day.isBefore(period.orElseThrow().end()),
                        day -> day.atZone(clocks).plusDays(1).truncatedTo(ChronoUnit.DAYS).toInstant()).toList();
    }
}
