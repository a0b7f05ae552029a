package dev.latchkey.merchant;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** What a merchant contracted: the Merchant API add-on, by which plan, for which period. */
@Entity
@Table(name = "subscriptions")
public class Subscription extends PanacheEntityBase {

    @Id
    @Column(name = "merchant_id")
    public String merchantId;

    public String plan;

    @Enumerated(EnumType.STRING)
    public ContractStatus status;

    @Column(name = "current_period_start")
    public Instant currentPeriodStart;

    @Column(name = "current_period_end")
    public Instant currentPeriodEnd;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static Uni<Subscription> find(MerchantId merchant) {
        return findById(merchant.value());
    }

    /** Whether the merchant's keys may be made and used at that time. */
    public static Uni<Boolean> activeAt(MerchantId merchant, Instant time) {
        return find(merchant).map(subscription -> subscription != null && subscription.contract().activeAt(time));
    }

    Map<String, Object> facts() {
        return Map.of("plan", plan, "status", status.word(), "currentPeriodStart", currentPeriodStart, "currentPeriodEnd",
                currentPeriodEnd);
    }

    AddonContract contract() {
        return new AddonContract(status, currentPeriodStart, currentPeriodEnd);
    }
}
