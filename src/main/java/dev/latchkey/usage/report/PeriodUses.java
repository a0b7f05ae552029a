package dev.latchkey.usage.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/** Counts what was used in billing periods. Asks nobody's permission. */
@ApplicationScoped
class PeriodUses {

    private final Counters counters;

    PeriodUses(Counters counters) {
        this.counters = counters;
    }

    Uni<Optional<PeriodUse>> of(MerchantId merchant, Optional<BillingPeriod> period) {
        return of(merchant, period.stream().toList()).map(uses -> uses.stream().findFirst());
    }

    /** In the same order. One query, however many there are. */
    Uni<List<PeriodUse>> of(MerchantId merchant, List<BillingPeriod> periods) {
        List<Instant> boundaries = PeriodUse.boundaries(periods);
        Uni<List<Counted>> counted = boundaries.size() < 2 ? Uni.createFrom().item(List.of())
                : counters.readUse(merchant, new Stretches(boundaries));
        return counted
                .map(counts -> periods.stream().map(period -> PeriodUse.of(period, boundaries, counts)).toList());
    }
}
