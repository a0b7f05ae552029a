package dev.latchkey.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.window.LimitConfig;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** The merchants and their contracts. */
@ApplicationScoped
public class Merchants {

    private final Caller caller;
    private final Audit audit;
    private final LimitConfig limit;
    private final Clock clock;

    Merchants(Caller caller, Audit audit, LimitConfig limit, Clock clock) {
        this.caller = caller;
        this.audit = audit;
        this.limit = limit;
        this.clock = clock;
    }

    /** Those the caller belongs to; all of them for a platform account. By id. */
    @WithSession
    public Uni<List<Membership>> ofCaller() {
        return caller.isPlatform()
                ? Merchant.<Merchant> listAll(Sort.by("id"))
                        .map(all -> all.stream().map(merchant -> membership(merchant, Optional.empty())).toList())
                : Member.ofSubject(caller.subject()).chain(this::memberships);
    }

    /** What the caller is in this merchant. Fails with 404 if it is missing or the caller does not belong to it. */
    @WithSession
    public Uni<Membership> ofCaller(MerchantId id) {
        Uni<Optional<Role>> role = caller.isPlatform()
                ? Uni.createFrom().item(Optional.empty())
                : Member.find(id, caller.subject())
                        .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                        .map(member -> Optional.of(member.role));
        return role.chain(found -> Merchant.find(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .map(merchant -> membership(merchant, found)));
    }

    /** What a merchant contracted; empty if it never did. Asks nobody's permission. */
    @WithSession
    public Uni<Optional<SubscriptionTerms>> contract(MerchantId id) {
        return Subscription.find(id).map(found -> Optional.ofNullable(found).map(SubscriptionTerms::of));
    }

    /** The merchant as its own keys see it. Fails with 404 if it is missing. */
    @WithSession
    public Uni<MerchantView> get(MerchantId id) {
        return Merchant.find(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .map(this::view);
    }

    /** Makes or replaces a merchant. */
    @WithTransaction
    Uni<Put<MerchantView>> put(MerchantId id, MerchantInput input) {
        return Merchant.lock(id).chain(found -> found == null
                ? create(id, input).map(made -> new Put<>(view(made), true))
                : change(found, input).map(changed -> new Put<>(view(changed), false)));
    }

    private Uni<Merchant> create(MerchantId id, MerchantInput input) {
        Merchant merchant = new Merchant();
        input.applyTo(merchant);
        merchant.id = id.value();
        merchant.createdAt = clock.instant();
        return merchant.<Merchant> persist()
                .call(made -> audit.record(entry(AuditAction.MERCHANT_CREATED, id).change(null, made.facts())));
    }

    private Uni<Merchant> change(Merchant merchant, MerchantInput input) {
        Map<String, Object> before = merchant.facts();
        input.applyTo(merchant);
        return audit.record(entry(AuditAction.MERCHANT_CHANGED, new MerchantId(merchant.id)).change(before, merchant.facts()))
                .replaceWith(merchant);
    }

    /** Makes or replaces a merchant's contract. Fails with 404 if the merchant is missing. */
    @WithTransaction
    Uni<Put<SubscriptionTerms>> putSubscription(MerchantId id, SubscriptionTerms terms) {
        return Merchant.lock(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .chain(() -> Subscription.find(id))
                .chain(found -> {
                    Map<String, Object> before = found == null ? null : found.facts();
                    Subscription subscription = found == null ? new Subscription() : found;
                    terms.applyTo(subscription);
                    subscription.updatedAt = clock.instant();
                    subscription.merchantId = id.value();
                    return subscription.persist()
                            .call(() -> audit.record(entry(AuditAction.SUBSCRIPTION_CHANGED, id)
                                    .change(before, subscription.facts())))
                            .replaceWith(new Put<>(terms, found == null));
                });
    }

    private AuditEntry entry(AuditAction action, MerchantId merchant) {
        return AuditEntry.of(action, caller.actor()).merchant(merchant.value());
    }

    private Uni<List<Membership>> memberships(List<Member> members) {
        Map<String, Role> roles = members.stream()
                .collect(Collectors.toMap(member -> member.merchantId, member -> member.role));
        return Merchant.<Merchant> list("id in ?1", Sort.by("id"), roles.keySet())
                .map(list -> list.stream().map(merchant -> membership(merchant, Optional.of(roles.get(merchant.id)))).toList());
    }

    private Membership membership(Merchant merchant, Optional<Role> role) {
        return new Membership(view(merchant), role);
    }

    private MerchantView view(Merchant merchant) {
        return MerchantView.of(merchant, limit.requestsPerMinute());
    }

    /** What was put, and whether it was not there before: HTTP tells 201 from 200. */
    record Put<T>(T value, boolean created) {
    }
}
