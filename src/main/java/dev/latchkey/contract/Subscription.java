package dev.latchkey.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.webhook.WebhookEvent;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** What a merchant contracted: the Merchant API add-on, by which plan, for which period. */
@Entity
@Table(name = "subscriptions")
public class Subscription extends PanacheEntityBase {

    private static final int MANY = 1000;

    @Id
    @Column(name = "merchant_id")
    public String merchantId;

    public String plan;

    /** That of the current period. Null: there was no such plan when it was put. */
    @Column(name = "plan_version")
    public Integer planVersion;

    @Enumerated(EnumType.STRING)
    public ContractStatus status;

    @Column(name = "current_period_start")
    public Instant currentPeriodStart;

    @Column(name = "current_period_end")
    public Instant currentPeriodEnd;

    @Column(name = "auto_renew")
    public boolean autoRenew;

    /** The boundary from which the months of later periods are counted. Null: put before there was such. */
    public Instant anchor;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static Uni<Subscription> find(MerchantId merchant) {
        return findById(merchant.value());
    }

    /** Whether the merchant's keys may be made and used at that time. */
    public static Uni<Boolean> activeAt(MerchantId merchant, Instant time) {
        return find(merchant).map(subscription -> subscription != null && subscription.contract().activeAt(time));
    }

    /** The merchants whose next period has begun by itself, at most a thousand, those first that wait longest. */
    static Uni<List<String>> toRenew(Instant now) {
        return Subscription.<Subscription> find("from Subscription s where s.autoRenew and s.status in ?1 "
                + "and s.currentPeriodEnd <= ?2 order by s.currentPeriodEnd",
                List.of(ContractStatus.TRIAL, ContractStatus.ACTIVE), now)
                .page(0, MANY).list().map(due -> due.stream().map(subscription -> subscription.merchantId).toList());
    }

    /** Whether another period has begun by itself since the one that is kept here. */
    boolean goesOnAt(Instant now) {
        return autoRenew && status.opens() && !currentPeriodEnd.isAfter(now);
    }

    /** The boundaries after the current period. */
    Months months(ZoneId zone) {
        return (anchor == null ? Months.following(currentPeriodStart, currentPeriodEnd, zone) : new Months(anchor, zone))
                .goingOnAt(currentPeriodEnd);
    }

    /** Goes on to a period that began by itself; a trial is over then. */
    void begin(ContractedPeriod period) {
        status = ContractStatus.ACTIVE;
        planVersion = period.planVersion;
        currentPeriodStart = period.periodStart;
        currentPeriodEnd = period.periodEnd;
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("plan", plan, "status", status.word(), "currentPeriodStart",
                currentPeriodStart, "currentPeriodEnd", currentPeriodEnd, "autoRenew", autoRenew));
        facts.put("planVersion", planVersion);
        return facts;
    }

    /** What the operator's endpoints are told. */
    WebhookEvent event(AuditAction action) {
        Map<String, Object> data = facts();
        data.put("merchantId", merchantId);
        return new WebhookEvent(action.word(), merchantId, data);
    }

    AddonContract contract() {
        return new AddonContract(status, currentPeriodStart, currentPeriodEnd, autoRenew);
    }
}
