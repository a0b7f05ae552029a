package dev.latchkey.merchant;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

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
    private final Clock clock;

    Members(Access access, Caller caller, Clock clock) {
        this.access = access;
        this.caller = caller;
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
    Uni<Merchants.Put<MemberView>> put(MerchantId merchant, Subject subject, Role role) {
        return lockAndRequire(merchant)
                .chain(() -> Member.find(merchant, subject.value()))
                .chain(found -> found == null
                        ? add(merchant, subject, null, role).map(made -> new Merchants.Put<>(MemberView.of(made), true))
                        : change(found, role).map(changed -> new Merchants.Put<>(MemberView.of(changed), false)));
    }

    @WithTransaction
    Uni<Void> remove(MerchantId merchant, Subject subject) {
        return lockAndRequire(merchant)
                .chain(() -> find(merchant, subject))
                .call(member -> member.role == Role.OWNER ? requireAnotherOwner(member) : done())
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
     */
    public Uni<Role> join(MerchantId merchant, Subject subject, String displayName, Role role) {
        return Member.find(merchant, subject.value())
                .chain(found -> found == null
                        ? add(merchant, subject, displayName, role)
                        : Uni.createFrom().item(found).invoke(member -> {
                            if (member.role != Role.OWNER) {
                                member.role = role;
                            }
                        }))
                .map(member -> member.role);
    }

    /**
     * First the lock, then the question: an owner whom another one is just demoting may do nothing more once that is done.
     */
    private Uni<Void> lockAndRequire(MerchantId merchant) {
        return Merchant.lock(merchant).chain(() -> access.require(Permission.MANAGE_MEMBERS, merchant));
    }

    private Uni<Member> add(MerchantId merchant, Subject subject, String displayName, Role role) {
        Member member = Member.of(merchant, subject, role, clock.instant());
        member.displayName = displayName;
        return member.persistAndFlush();
    }

    private Uni<Member> change(Member member, Role role) {
        Uni<Void> allowed = member.role == Role.OWNER && role != Role.OWNER ? requireAnotherOwner(member) : done();
        return allowed.map(ignored -> {
            member.role = role;
            return member;
        });
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
