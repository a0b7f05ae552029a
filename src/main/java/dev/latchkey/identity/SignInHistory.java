package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.latchkey.audit.Actor;
import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Records who signed in and out, and who was refused. */
@ApplicationScoped
class SignInHistory {

    private static final Logger LOG = Logger.getLogger(SignInHistory.class);

    private final Audit audit;

    SignInHistory(Audit audit) {
        this.audit = audit;
    }

    /** A session begins. Must run in the transaction that makes it. */
    Uni<Void> sessionBegins(Actor actor) {
        return audit.record(AuditEntry.of(AuditAction.SIGNED_IN, actor).target("console"));
    }

    /** A session ends. Must run in the transaction that deletes it. */
    Uni<Void> sessionEnds(Actor actor) {
        return audit.record(AuditEntry.of(AuditAction.SIGNED_OUT, actor).target("console"));
    }

    /** All sessions of somebody end. Must run in the transaction that deletes them. */
    Uni<Void> allSessionsEnd(Actor actor) {
        return audit.record(AuditEntry.of(AuditAction.SIGNED_OUT, actor).target("everywhere"));
    }

    /** A password was right that came with a request, by HTTP Basic. Fails if that can't be recorded: nobody passes unseen. */
    Uni<Void> requestSignsIn(Actor actor) {
        return Panache.withTransaction(() -> audit.record(AuditEntry.of(AuditAction.SIGNED_IN, actor).target("api")));
    }

    /**
     * A password was wrong. Never fails: whoever is refused is told so, whether or not it can be recorded.
     *
     * @param email as typed, which may be anything, a password too: recorded only if it is an address
     * @param address from where; null if there is none
     */
    Uni<Void> refused(String email, String address) {
        return refused(new Actor(EmailAddress.parse(email).map(EmailAddress::value).orElse(null), address));
    }

    /** A client's secret was wrong. Never fails. */
    Uni<Void> refused(Actor actor) {
        return Panache.withTransaction(() -> audit.record(AuditEntry.of(AuditAction.SIGN_IN_REFUSED, actor)))
                .onFailure().invoke(failure -> LOG.warnf("A refused sign-in was not recorded: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }
}
