package dev.latchkey.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A plan as it was put once: never changed, so that what was billed by it stays as it was. */
@Entity
@Immutable
@IdClass(PlanVersion.Key.class)
@Table(name = "plan_versions")
public class PlanVersion extends PanacheEntityBase {

    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('latchkey.plan_versions'))";

    @Id
    public String code;

    @Id
    public int version;

    public String name;

    public String currency;

    @Column(name = "monthly_fee")
    public BigDecimal monthlyFee;

    @Column(name = "monthly_call_quota")
    public Long monthlyCallQuota;

    @Column(name = "monthly_transfer_quota_bytes")
    public Long monthlyTransferQuotaBytes;

    @Column(name = "fee_per_extra_call")
    public BigDecimal feePerExtraCall;

    @Column(name = "hard_quota")
    public boolean hardQuota;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The newest version of each plan, by code. */
    static Uni<List<PlanVersion>> newest() {
        return list("from PlanVersion p where p.version = (select max(o.version) from PlanVersion o where o.code = p.code) "
                + "order by p.code");
    }

    /** Null if there is no such plan. */
    static Uni<PlanVersion> newest(String code) {
        return find("from PlanVersion p where p.code = ?1 order by p.version desc", code).firstResult();
    }

    /** All versions of that plan, newest first. */
    static Uni<List<PlanVersion>> ofCode(String code) {
        return list("from PlanVersion p where p.code = ?1 order by p.version desc", code);
    }

    /** Until the transaction ends nobody else makes a version of any plan; who only reads does not wait. */
    static Uni<Void> lockAll() {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK, Integer.class).getSingleResult())
                .replaceWithVoid();
    }

    Plan plan() {
        return new Plan(code, version, name, currency, monthlyFee, monthlyCallQuota, monthlyTransferQuotaBytes,
                feePerExtraCall, hardQuota);
    }

    /** All but the version. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("name", name, "currency", currency, "monthlyFee",
                Money.text(monthlyFee), "feePerExtraCall", Money.text(feePerExtraCall), "hardQuota", hardQuota));
        facts.put("monthlyCallQuota", monthlyCallQuota);
        facts.put("monthlyTransferQuotaBytes", monthlyTransferQuotaBytes);
        return facts;
    }

    record Key(String code, int version) implements Serializable {
    }
}
