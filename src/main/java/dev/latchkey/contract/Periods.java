package dev.latchkey.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Uni<Optional<BillingPeriod>> current(MerchantId id) {
        Instant now = clock.instant();
        return begun(id, now)
                .chain(begun -> begun.isEmpty() ? ContractedPeriod.lastBegun(id.value(), now)
                        : Uni.createFrom().item(List.of(begun.getLast())))
                .chain(Periods::billed)
                .map(periods -> periods.stream().findFirst());
    }

    /** Newest first; also those that are still to come. */
    @WithSession
    public Uni<List<BillingPeriod>> of(MerchantId id) {
        return begun(id, clock.instant())
                .chain(begun -> ContractedPeriod.ofMerchant(id.value())
                        .map(kept -> Stream.concat(begun.reversed().stream(), kept.stream()).toList()))
                .chain(Periods::billed);
    }

    /** Those that are not written down yet, oldest first. */
    private static Uni<List<ContractedPeriod>> begun(MerchantId id, Instant now) {
        return Subscription.find(id).chain(subscription -> subscription == null || !subscription.goesOnAt(now)
                ? Uni.createFrom().item(List.of())
                : Merchant.find(id)
                        .chain(merchant -> Renewal.begun(subscription, ZoneId.of(merchant.timeZone), now)));
    }

    private static Uni<List<BillingPeriod>> billed(List<ContractedPeriod> periods) {
        List<String> codes = periods.stream().map(period -> period.plan).distinct().toList();
        return codes.isEmpty() ? Uni.createFrom().item(List.of())
                : PlanVersion.<PlanVersion> list("code in ?1", codes)
                        .map(versions -> periods.stream().map(period -> period.billed(versions)).toList());
    }
}
