package dev.latchkey.usage.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.latchkey.contract.BillingPeriod;

/**
 * What was used in a billing period, so far or as a whole.
 *
 * @param calls how many requests were admitted, by their cost
 * @param bytes of their answers
 */
record PeriodUse(BillingPeriod period, long calls, long bytes) {

    /** A minute belongs to the period that holds its beginning, when the period's boundaries are cut to the minute. */
    static Instant boundary(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The boundaries of all these periods, ascending. */
    static List<Instant> boundaries(List<BillingPeriod> periods) {
        return periods.stream().flatMap(period -> Stream.of(period.start(), period.end())).map(PeriodUse::boundary)
                .distinct().sorted().toList();
    }

    /** @param counted by the stretches between the boundaries */
    static PeriodUse of(BillingPeriod period, List<Instant> boundaries, List<Counted> counted) {
        int first = boundaries.indexOf(boundary(period.start()));
        int end = boundaries.indexOf(boundary(period.end()));
        List<Counted> own = counted.stream().filter(count -> count.stretch() >= first && count.stretch() < end).toList();
        return new PeriodUse(period, sum(own, Counted.CALLS), sum(own, Counted.BYTES));
    }

    long extraCalls() {
        return period.plan().map(plan -> plan.extraCalls(calls)).orElse(0L);
    }

    /** How many calls there will be if it goes on like that; empty while that can't be told. */
    Optional<Long> forecast(Instant now) {
        return Forecast.calls(boundary(period.start()), boundary(period.end()), now, calls);
    }

    private static long sum(List<Counted> counted, String kind) {
        return counted.stream().filter(count -> count.kind().equals(kind)).mapToLong(Counted::count).sum();
    }
}
