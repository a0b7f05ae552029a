package dev.latchkey.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.usage.LimitTrial;
import dev.latchkey.window.LimitConfig;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** The merchants. */
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
                ? Merchant.<Merchant> listAll(Sort.by("id")).chain(all -> memberships(all, merchant -> Optional.empty()))
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
                .chain(merchant -> memberships(List.of(merchant), same -> found)).map(List::getFirst));
    }

    /** The merchant as its own keys see it. Fails with 404 if it is missing. */
    @WithSession
    public Uni<MerchantView> get(MerchantId id) {
        return Merchant.find(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .chain(this::view);
    }

    /** Makes or replaces a merchant. */
    @WithTransaction
    Uni<Put<MerchantView>> put(MerchantId id, MerchantInput input) {
        return Merchant.lock(id).chain(found -> found == null
                ? create(id, input).chain(this::view).map(made -> new Put<>(made, true))
                : change(found, input).chain(this::view).map(changed -> new Put<>(changed, false)));
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
        Integer onTrial = merchant.shadowRequestsPerMinute;
        input.applyTo(merchant);
        Uni<Void> restarted = Objects.equals(onTrial, merchant.shadowRequestsPerMinute) ? Uni.createFrom().voidItem()
                : LimitTrial.restart(LimitTrial.ofMerchant(merchant.id));
        return restarted
                .chain(() -> audit.record(
                        entry(AuditAction.MERCHANT_CHANGED, new MerchantId(merchant.id)).change(before, merchant.facts())))
                .replaceWith(merchant);
    }

    private AuditEntry entry(AuditAction action, MerchantId merchant) {
        return AuditEntry.of(action, caller.actor()).merchant(merchant.value());
    }

    private Uni<List<Membership>> memberships(List<Member> members) {
        Map<String, Role> roles = members.stream()
                .collect(Collectors.toMap(member -> member.merchantId, member -> member.role));
        return Merchant.<Merchant> list("id in ?1", Sort.by("id"), roles.keySet())
                .chain(list -> memberships(list, merchant -> Optional.of(roles.get(merchant.id))));
    }

    private Uni<List<Membership>> memberships(List<Merchant> merchants, Function<Merchant, Optional<Role>> role) {
        return trials(merchants).map(trials -> merchants.stream()
                .map(merchant -> new Membership(view(merchant, trials), role.apply(merchant))).toList());
    }

    private Uni<MerchantView> view(Merchant merchant) {
        return trials(List.of(merchant)).map(trials -> view(merchant, trials));
    }

    private MerchantView view(Merchant merchant, Map<String, Long> trials) {
        return MerchantView.of(merchant, limit.requestsPerMinute(), trials);
    }

    private static Uni<Map<String, Long>> trials(List<Merchant> merchants) {
        List<String> onTrial = merchants.stream().filter(merchant -> merchant.shadowRequestsPerMinute != null)
                .map(merchant -> LimitTrial.ofMerchant(merchant.id)).toList();
        return onTrial.isEmpty() ? Uni.createFrom().item(Map.of()) : LimitTrial.counts(onTrial);
    }
}
