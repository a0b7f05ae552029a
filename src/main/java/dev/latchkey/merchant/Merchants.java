package dev.latchkey.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

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
    private final LimitConfig limit;
    private final Clock clock;

    Merchants(Caller caller, LimitConfig limit, Clock clock) {
        this.caller = caller;
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
        return Merchant.find(id).chain(found -> {
            Merchant merchant = found == null ? new Merchant() : found;
            input.applyTo(merchant);
            if (found != null) {
                return Uni.createFrom().item(new Put<>(view(merchant), false));
            }
            merchant.id = id.value();
            merchant.createdAt = clock.instant();
            return merchant.<Merchant> persist().map(made -> new Put<>(view(made), true));
        });
    }

    /** Makes or replaces a merchant's contract. Fails with 404 if the merchant is missing. */
    @WithTransaction
    Uni<Put<SubscriptionTerms>> putSubscription(MerchantId id, SubscriptionTerms terms) {
        return Merchant.find(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .chain(() -> Subscription.find(id))
                .chain(found -> {
                    Subscription subscription = found == null ? new Subscription() : found;
                    terms.applyTo(subscription);
                    subscription.updatedAt = clock.instant();
                    subscription.merchantId = id.value();
                    return found != null
                            ? Uni.createFrom().item(new Put<>(terms, false))
                            : subscription.persist().replaceWith(new Put<>(terms, true));
                });
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
