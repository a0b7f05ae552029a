package dev.latchkey.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/**
 * The billing periods of merchants. One that has begun by itself is told before {@link Renewals} has written it down, as it
 * will be written. Asks nobody's permission.
 */
@ApplicationScoped
public class Periods {

    private final Clock clock;

    Periods(Clock clock) {
        this.clock = clock;
    }

    /** The one that holds now, or else the last one that ended; empty if none has begun. */
    @WithSession
    public Uni<Optional<BillingPeriod>> current(MerchantId merchant) {
        Instant now = clock.instant();
        return of(merchant).map(periods -> periods.stream().filter(period -> !now.isBefore(period.start())).findFirst());
    }

    /** Newest first; also those that are still to come. */
    @WithSession
    public Uni<List<BillingPeriod>> of(MerchantId id) {
        Instant now = clock.instant();
        return Merchant.find(id).chain(merchant -> Subscription.find(id)
                .chain(subscription -> ContractedPeriod.ofMerchant(id.value())
                        .chain(kept -> subscription == null || !subscription.goesOnAt(now) ? billed(kept)
                                : Renewal.begun(subscription, ZoneId.of(merchant.timeZone), now).chain(begun -> {
                                    List<ContractedPeriod> all = new ArrayList<>(begun.reversed());
                                    all.addAll(kept);
                                    return billed(all);
                                }))));
    }

    private static Uni<List<BillingPeriod>> billed(List<ContractedPeriod> periods) {
        List<String> codes = periods.stream().map(period -> period.plan).distinct().toList();
        return codes.isEmpty() ? Uni.createFrom().item(List.of())
                : PlanVersion.<PlanVersion> list("code in ?1", codes)
                        .map(versions -> periods.stream().map(period -> period.billed(versions)).toList());
    }
}
