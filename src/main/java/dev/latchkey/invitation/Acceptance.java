package dev.latchkey.invitation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Actor;
import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Account;
import dev.latchkey.merchant.Members;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Merchants;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What whoever has an invitation's token may do with it. */
@ApplicationScoped
class Acceptance {

    private final Merchants merchants;
    private final Members members;
    private final Audit audit;
    private final Clock clock;

    Acceptance(Merchants merchants, Members members, Audit audit, Clock clock) {
        this.merchants = merchants;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    @WithSession
    Uni<InvitationPreview> preview(TokenHash token) {
        return find(token).chain(invitation -> merchants.get(new MerchantId(invitation.merchantId))
                .chain(merchant -> Account.findByEmail(invitation.email)
                        .map(account -> InvitationPreview.of(invitation, merchant, account != null))));
    }

    /**
     * Makes whoever accepts a member, once. The introduction comes before the transaction, so that no connection and no
     * lock is held while a password is hashed; and after the look at the invitation, so that nobody without a good token
     * makes us hash.
     *
     * @param address from where they accept, for the history
     */
    Uni<AcceptedInvitation> accept(TokenHash token, Introduction introduction, String address) {
        return Panache.withSession(() -> find(token))
                .chain(invitation -> introduction.of(invitation)
                        .chain(newcomer -> Panache.withTransaction(
                                () -> join(new MerchantId(invitation.merchantId), token, newcomer, address))));
    }

    // The merchant is locked first, as by whoever invites: two who lock in different orders could wait for each other.
    private Uni<AcceptedInvitation> join(MerchantId merchant, TokenHash token, Newcomer newcomer, String address) {
        return Merchant.lock(merchant)
                .chain(() -> Invitation.lock(token, clock.instant()))
                .onItem().ifNull().failWith(Acceptance::notFound)
                .call(() -> requireNoOlderMembership(merchant, newcomer))
                .call(() -> newcomer.settle(clock.instant()))
                .call(Invitation::delete)
                .call(invitation -> audit.record(AuditEntry
                        .of(AuditAction.INVITATION_ACCEPTED, new Actor(newcomer.subject().value(), address))
                        .merchant(merchant.value()).target(invitation.email).change(invitation.facts(), null)))
                .chain(invitation -> members.join(merchant, newcomer.subject(), newcomer.displayName(), invitation.role,
                        address))
                .map(role -> new AcceptedInvitation(merchant.value(), newcomer.subject().value(), role));
    }

    // Who invites an address need not know whose it is. If another merchant named it a member before it had an account, then
    // whoever holds this link would be taken for that member there.
    private Uni<Void> requireNoOlderMembership(MerchantId merchant, Newcomer newcomer) {
        return newcomer instanceof Newcomer.Known
                ? Uni.createFrom().voidItem()
                : members.isElsewhere(newcomer.subject(), merchant).invoke(elsewhere -> {
                    if (elsewhere) {
                        throw new ProblemException(ProblemCode.ALREADY_MEMBER,
                                "This email address was made a member of another "
                                        + "merchant before it had an account. Ask an owner there for an invitation first.");
                    }
                }).replaceWithVoid();
    }

    private Uni<Invitation> find(TokenHash token) {
        return Invitation.find(token, clock.instant()).onItem().ifNull().failWith(Acceptance::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND, "This link is not good any more, or never was. Ask for a new one.");
    }
}
