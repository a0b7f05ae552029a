package dev.latchkey.usage.report;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.contract.Periods;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.MerchantView;
import dev.latchkey.merchant.Merchants;
import dev.latchkey.merchant.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/**
 * Finds what stands around the counters. Its sessions end before those are read: who held one connection while waiting for
 * another could wait for ever.
 */
@ApplicationScoped
class ReportedMerchants {

    private final Access access;
    private final Merchants merchants;
    private final Periods periods;

    ReportedMerchants(Access access, Merchants merchants, Periods periods) {
        this.access = access;
        this.merchants = merchants;
        this.periods = periods;
    }

    /** Fails with 404 or 403 if the caller may not see it. */
    @WithSession
    Uni<MerchantView> merchant(MerchantId id) {
        return access.require(Permission.SEE_USAGE, id).chain(() -> merchants.get(id));
    }

    /** Fails with 404 or 403 if the caller may not see it. */
    @WithSession
    Uni<Reported> find(MerchantId id) {
        return merchant(id).chain(merchant -> periods.current(id).map(period -> new Reported(merchant, period)));
    }

    /** The merchant's billing periods, newest first. Fails with 404 or 403 if the caller may not see them. */
    @WithSession
    Uni<List<BillingPeriod>> periods(MerchantId id) {
        return access.require(Permission.SEE_USAGE, id).chain(() -> periods.of(id));
    }
}
