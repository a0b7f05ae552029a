package dev.latchkey.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A billing period as it is kept. Those of a merchant never overlap. */
@Entity
@IdClass(ContractedPeriod.Key.class)
@Table(name = "billing_periods")
public class ContractedPeriod extends PanacheEntityBase {

    @Id
    @Column(name = "merchant_id")
    public String merchantId;

    @Id
    @Column(name = "period_start")
    public Instant periodStart;

    @Column(name = "period_end")
    public Instant periodEnd;

    public String plan;

    /** Null: there was no such plan then. */
    @Column(name = "plan_version")
    public Integer planVersion;

    public boolean trial;

    /** Newest first. */
    static Uni<List<ContractedPeriod>> ofMerchant(String merchant) {
        return list("from ContractedPeriod p where p.merchantId = ?1 order by p.periodStart desc", merchant);
    }

    /** The one that began last, if any has. */
    static Uni<List<ContractedPeriod>> lastBegun(String merchant, Instant now) {
        return ContractedPeriod.<ContractedPeriod> find("from ContractedPeriod p where p.merchantId = ?1 "
                + "and p.periodStart <= ?2 order by p.periodStart desc", merchant, now).page(0, 1).list();
    }

    static ContractedPeriod of(String merchant, Instant start, Instant end, String plan, Integer version, boolean trial) {
        ContractedPeriod period = new ContractedPeriod();
        period.merchantId = merchant;
        period.periodStart = start;
        period.periodEnd = end;
        period.plan = plan;
        period.planVersion = version;
        period.trial = trial;
        return period;
    }

    boolean hasEnded(Instant now) {
        return !periodEnd.isAfter(now);
    }

    /** @param versions among which that of this period is, if it has one */
    BillingPeriod billed(List<PlanVersion> versions) {
        Optional<Plan> bound = versions.stream()
                .filter(version -> version.code.equals(plan) && Integer.valueOf(version.version).equals(planVersion))
                .findFirst().map(PlanVersion::plan);
        return new BillingPeriod(periodStart, periodEnd, bound, plan, trial);
    }

    record Key(String merchantId, Instant periodStart) implements Serializable {
    }
}
