package dev.latchkey.invitation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Account;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.Members;
import dev.latchkey.merchant.Merchant;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import dev.latchkey.merchant.Subject;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What owners do with invitations. Every method first asks what the caller may do. */
@ApplicationScoped
public class Invitations {

    static final int MAX_PENDING = 100;

    private final Access access;
    private final Caller caller;
    private final Members members;
    private final Audit audit;
    private final Postman postman;
    private final InvitationConfig config;
    private final SecureRandom random;
    private final Clock clock;

    Invitations(Access access, Caller caller, Members members, Audit audit, Postman postman,
            InvitationConfig config, SecureRandom random, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.members = members;
        this.audit = audit;
        this.postman = postman;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes an invitation and then, once it is kept, mails it.
     *
     * @param publicUrl what its link begins with
     */
    Uni<CreatedInvitation> create(MerchantId merchant, InviteMember command, String publicUrl) {
        LinkToken token = LinkToken.generate(random);
        String url = publicUrl + "/invitation#" + token.reveal();
        return Panache.withTransaction(() -> persist(merchant, command, token.hash()))
                .chain(invitation -> postman.deliver(merchant, invitation, url)
                        .map(mailed -> new CreatedInvitation(invitation, url, mailed)));
    }

    /** Those that were not accepted yet. Fails with 404 or 403 if the caller may not manage members. */
    @WithSession
    public Uni<List<InvitationView>> list(MerchantId merchant) {
        return access.require(Permission.MANAGE_MEMBERS, merchant)
                .chain(() -> Invitation.pending(merchant, clock.instant()))
                .map(invitations -> invitations.stream().map(InvitationView::of).toList());
    }

    /** Ends an invitation; its link is dead from then on. */
    @WithTransaction
    Uni<Void> withdraw(MerchantId merchant, InvitationId id) {
        return access.require(Permission.MANAGE_MEMBERS, merchant)
                .chain(() -> Invitation.lockPending(merchant, id, clock.instant()))
                .onItem().ifNull().failWith(() -> ProblemException.notFound("invitation"))
                .chain(this::withdraw);
    }

    private Uni<Void> withdraw(Invitation invitation) {
        return invitation.delete()
                .chain(() -> audit
                        .record(entry(AuditAction.INVITATION_WITHDRAWN, invitation).change(invitation.facts(), null)));
    }

    private AuditEntry entry(AuditAction action, Invitation invitation) {
        return AuditEntry.of(action, caller.actor()).merchant(invitation.merchantId).target(invitation.email);
    }

    // First the lock, then the question, as where members are changed.
    private Uni<InvitationView> persist(MerchantId merchant, InviteMember command, TokenHash token) {
        Instant now = clock.instant();
        return Merchant.lock(merchant)
                .chain(() -> access.require(Permission.MANAGE_MEMBERS, merchant))
                .chain(() -> requireStranger(merchant, command.email()))
                .chain(() -> Invitation.deleteExpired(merchant, now))
                .chain(() -> withdrawReplaced(merchant, command.email(), now))
                .chain(() -> requireRoom(merchant))
                .chain(() -> persist(merchant, command, token, now))
                .map(InvitationView::of);
    }

    private Uni<Invitation> persist(MerchantId merchant, InviteMember command, TokenHash token, Instant now) {
        Invitation invitation = new Invitation();
        invitation.merchantId = merchant.value();
        invitation.email = command.email();
        invitation.role = command.role();
        invitation.tokenHash = token.bytes();
        invitation.createdAt = now;
        invitation.createdBy = caller.subject();
        invitation.byPlatform = caller.isPlatform();
        invitation.expiresAt = now.plus(config.invitations().lifetime());
        return invitation.<Invitation> persistAndFlush()
                .call(made -> audit.record(entry(AuditAction.INVITATION_CREATED, made).change(null, made.facts())));
    }

    // Written at once: there is room for one of an address, and Hibernate would write the new one first.
    private Uni<Void> withdrawReplaced(MerchantId merchant, String email, Instant now) {
        return Invitation.lockPending(merchant, email, now)
                .chain(replaced -> replaced == null ? Uni.createFrom().voidItem()
                        : withdraw(replaced).chain(() -> Panache.flush()));
    }

    private Uni<Void> requireStranger(MerchantId merchant, String email) {
        return members.has(merchant, new Subject(email)).chain(member -> member
                // Who was made a member before there was an account needs the link to get one.
                ? Account.findByEmail(email).map(account -> account != null)
                : Uni.createFrom().item(false)).invoke(signsIn -> {
                    if (signsIn) {
                        throw new ProblemException(ProblemCode.ALREADY_MEMBER,
                                "Somebody with this email address is a member already. Change the member's role instead.");
                    }
                }).replaceWithVoid();
    }

    private static Uni<Void> requireRoom(MerchantId merchant) {
        return Invitation.countOf(merchant).invoke(count -> {
            if (count >= MAX_PENDING) {
                throw new ProblemException(ProblemCode.TOO_MANY_INVITATIONS, "This merchant has " + MAX_PENDING
                        + " pending invitations, which is the most. Withdraw one that is not needed.");
            }
        }).replaceWithVoid();
    }
}
