package dev.latchkey.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.merchant.Put;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What merchants contracted. */
@ApplicationScoped
public class Contracts {

    private final Access access;
    private final Caller caller;
    private final Audit audit;
    private final Webhooks webhooks;
    private final Clock clock;

    Contracts(Access access, Caller caller, Audit audit, Webhooks webhooks, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.audit = audit;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** What a merchant contracted; empty if it never did. Asks nobody's permission. */
    @WithSession
    public Uni<Optional<SubscriptionTerms>> of(MerchantId id) {
        return Subscription.find(id).map(found -> Optional.ofNullable(found).map(SubscriptionTerms::of));
    }

    /** The same for the caller. Fails with 404 if there is none, and if the caller may not see it. */
    @WithSession
    public Uni<SubscriptionView> get(MerchantId id) {
        return access.require(Permission.SEE_USAGE, id)
                .chain(() -> Subscription.find(id))
                .onItem().ifNull().failWith(() -> ProblemException.notFound("subscription"))
                .chain(Contracts::view);
    }

    /** Makes or replaces a merchant's contract. Fails with 404 if the merchant is missing. */
    @WithTransaction
    Uni<Put<SubscriptionView>> put(MerchantId id, SubscriptionTerms terms) {
        return Merchant.lock(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .chain(merchant -> Subscription.find(id).chain(found -> put(merchant, found, terms)));
    }

    private Uni<Put<SubscriptionView>> put(Merchant merchant, Subscription found, SubscriptionTerms terms) {
        Map<String, Object> before = found == null ? null : found.facts();
        Subscription subscription = found == null ? new Subscription() : found;
        ZoneId zone = ZoneId.of(merchant.timeZone);
        return ContractedPeriod.ofMerchant(merchant.id)
                .chain(kept -> PlanVersion.newest(terms.plan())
                        .chain(newest -> write(new Timetable(kept).put(merchant.id, terms, newest, clock.instant()))))
                .chain(period -> {
                    subscription.anchor = anchor(subscription, terms, zone);
                    subscription.merchantId = merchant.id;
                    terms.applyTo(subscription);
                    subscription.planVersion = period.planVersion;
                    subscription.updatedAt = clock.instant();
                    return subscription.<Subscription> persist();
                })
                .call(put -> audit.record(AuditEntry.of(AuditAction.SUBSCRIPTION_CHANGED, caller.actor())
                        .merchant(merchant.id).change(before, put.facts())))
                .call(put -> put.facts().equals(before) ? Uni.createFrom().voidItem()
                        : webhooks.send(put.event(AuditAction.SUBSCRIPTION_CHANGED)))
                .chain(Contracts::view)
                .map(view -> new Put<>(view, found == null));
    }

    // Later months of a period that stays as it is are counted as before.
    private static Instant anchor(Subscription subscription, SubscriptionTerms terms, ZoneId zone) {
        boolean same = terms.currentPeriodStart().equals(subscription.currentPeriodStart)
                && terms.currentPeriodEnd().equals(subscription.currentPeriodEnd);
        return same && subscription.anchor != null ? subscription.anchor
                : Months.following(terms.currentPeriodStart(), terms.currentPeriodEnd(), zone).anchor();
    }

    private static Uni<ContractedPeriod> write(Timetable.Change change) {
        // What is taken away goes first: what is put may begin where that began.
        return Panache.getSession()
                .call(session -> change.dropped().isEmpty() ? Uni.createFrom().voidItem()
                        : session.removeAll(change.dropped().toArray()).chain(session::flush))
                .chain(() -> change.period().<ContractedPeriod> persist());
    }

    private static Uni<SubscriptionView> view(Subscription subscription) {
        Uni<List<PlanVersion>> plan = subscription.planVersion == null ? Uni.createFrom().item(List.of())
                : PlanVersion.list("code = ?1 and version = ?2", subscription.plan, subscription.planVersion);
        return plan.map(versions -> SubscriptionView.of(subscription, versions.stream().findFirst()));
    }
}
