package dev.latchkey.invitation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Account;
import dev.latchkey.identity.OpenIdProvider;
import dev.latchkey.identity.Passwords;
import dev.latchkey.identity.SignIn;
import dev.latchkey.merchant.Subject;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Says who accepts by a password: that of the account which has the invited address, or that of a new one. */
@ApplicationScoped
class ByPassword {

    private final SignIn signIn;
    private final OpenIdProvider provider;
    private final Vertx vertx;

    ByPassword(SignIn signIn, OpenIdProvider provider, Vertx vertx) {
        this.signIn = signIn;
        this.provider = provider;
        this.vertx = vertx;
    }

    /** @param address from where the caller calls; wrong passwords are counted by it */
    Introduction introduction(String password, ClientAddress address) {
        provider.requireLocalAccounts();
        return invitation -> Panache.withSession(() -> Account.findByEmail(invitation.email))
                .chain(account -> account == null
                        ? newcomer(invitation.email, password)
                        : known(account.email, password, address));
    }

    private Uni<Newcomer> known(String email, String password, ClientAddress address) {
        return signIn.check(email, password, address)
                .onFailure(AuthenticationFailedException.class)
                .transform(failure -> ProblemException.invalidField("password",
                        "must be that of the account which has this email address already"))
                .map(account -> new Newcomer.Known(new Subject(account.email), null));
    }

    private Uni<Newcomer> newcomer(String email, String password) {
        return vertx.executeBlocking(() -> Passwords.hash(password), false)
                .onFailure(IllegalArgumentException.class)
                .transform(failure -> ProblemException.invalidField("password", "must have at least "
                        + Passwords.MIN_CHARACTERS + " characters and at most " + Passwords.MAX_BYTES + " bytes"))
                .map(hash -> new Newcomer.NewAccount(new Subject(email), hash));
    }
}
