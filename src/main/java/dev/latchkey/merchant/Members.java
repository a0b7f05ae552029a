package dev.latchkey.merchant;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Actor;
import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Who belongs to a merchant, and as what. Never without an owner by its own doing. */
@ApplicationScoped
public class Members {

    private static final Comparator<MemberView> BY_ROLE = Comparator.comparing(MemberView::role)
            .thenComparing(MemberView::subject);

    private final Access access;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    Members(Access access, Caller caller, Audit audit, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, owners first. Fails with 404 or 403 if the caller may not manage them. */
    @WithSession
    public Uni<List<MemberView>> list(MerchantId merchant) {
        return access.require(Permission.MANAGE_MEMBERS, merchant)
                .chain(() -> Member.ofMerchant(merchant))
                .map(members -> members.stream().map(MemberView::of).sorted(BY_ROLE).toList());
    }

    @WithSession
    Uni<MemberView> get(MerchantId merchant, Subject subject) {
        return access.require(Permission.MANAGE_MEMBERS, merchant)
                .chain(() -> find(merchant, subject))
                .map(MemberView::of);
    }

    /** Makes somebody a member, or gives a member another role. */
    @WithTransaction
    Uni<Put<MemberView>> put(MerchantId merchant, Subject subject, Role role) {
        return lockAndRequire(merchant)
                .chain(() -> Member.find(merchant, subject.value()))
                .chain(found -> found == null
                        ? add(merchant, subject, null, role, caller.actor())
                                .map(made -> new Put<>(MemberView.of(made), true))
                        : changeIfAllowed(found, role).map(changed -> new Put<>(MemberView.of(changed), false)));
    }

    @WithTransaction
    Uni<Void> remove(MerchantId merchant, Subject subject) {
        return lockAndRequire(merchant)
                .chain(() -> find(merchant, subject))
                .call(member -> member.role == Role.OWNER ? requireAnotherOwner(member) : done())
                .call(member -> audit.record(entry(AuditAction.MEMBER_REMOVED, caller.actor(), member)
                        .change(member.facts(), null)))
                .chain(Member::delete);
    }

    /** Whether there is such a member. Must run in a session. */
    public Uni<Boolean> has(MerchantId merchant, Subject subject) {
        return Member.find(merchant, subject.value()).map(found -> found != null);
    }

    /** Whether there is such a member in a merchant other than this. Must run in a session. */
    public Uni<Boolean> isElsewhere(Subject subject, MerchantId merchant) {
        return Member.countElsewhere(subject.value(), merchant.value()).map(count -> count > 0);
    }

    /**
     * Makes somebody who was invited a member, and gives the role that is then in force. Who is an owner stays one. Asks
     * not what the caller may do, and must run in a transaction that has locked the merchant.
     *
     * @param displayName what to show people instead of the subject; null where the subject says it
     * @param address from where they joined, for the history
     */
    public Uni<Role> join(MerchantId merchant, Subject subject, String displayName, Role role, String address) {
        Actor actor = new Actor(subject.value(), address);
        return Member.find(merchant, subject.value())
                .chain(found -> found == null
                        ? add(merchant, subject, displayName, role, actor)
                        : change(found, found.role == Role.OWNER ? Role.OWNER : role, actor))
                .map(member -> member.role);
    }

    /**
     * First the lock, then the question: an owner whom another one is just demoting may do nothing more once that is done.
     */
    private Uni<Void> lockAndRequire(MerchantId merchant) {
        return Merchant.lock(merchant).chain(() -> access.require(Permission.MANAGE_MEMBERS, merchant));
    }

    private Uni<Member> add(MerchantId merchant, Subject subject, String displayName, Role role, Actor actor) {
        Member member = Member.of(merchant, subject, role, clock.instant());
        member.displayName = displayName;
        return member.<Member> persistAndFlush()
                .call(made -> audit.record(entry(AuditAction.MEMBER_ADDED, actor, made).change(null, made.facts())));
    }

    private Uni<Member> changeIfAllowed(Member member, Role role) {
        Uni<Void> allowed = member.role == Role.OWNER && role != Role.OWNER ? requireAnotherOwner(member) : done();
        return allowed.chain(() -> change(member, role, caller.actor()));
    }

    private Uni<Member> change(Member member, Role role, Actor actor) {
        Map<String, Object> before = member.facts();
        member.role = role;
        return audit.record(entry(AuditAction.MEMBER_CHANGED, actor, member).change(before, member.facts()))
                .replaceWith(member);
    }

    private static AuditEntry entry(AuditAction action, Actor actor, Member member) {
        return AuditEntry.of(action, actor).merchant(member.merchantId).target(member.subject);
    }

    // Support may, for instance to close a merchant down, and can undo it; an owner who locked everybody out can't.
    private Uni<Void> requireAnotherOwner(Member member) {
        if (caller.isPlatform()) {
            return done();
        }
        return Member.countOwnersBeside(member.merchantId, member.subject).invoke(others -> {
            if (others == 0) {
                throw new ProblemException(ProblemCode.LAST_OWNER,
                        "This is the last owner of this merchant. Make somebody else an owner first.");
            }
        }).replaceWithVoid();
    }

    private static Uni<Member> find(MerchantId merchant, Subject subject) {
        return Member.find(merchant, subject.value())
                .onItem().ifNull().failWith(() -> ProblemException.notFound("member"));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
