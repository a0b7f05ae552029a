package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Tells whether an email address and a password belong together. */
@ApplicationScoped
public class SignIn {

    private final Vertx vertx;

    SignIn(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Gives the account. Must not run in a session: it takes the time of a password's hash.
     *
     * @param address from where the caller calls
     * @throws AuthenticationFailedException in the Uni, if there is no such account or the password is another
     */
    public Uni<Account> check(String email, String password, String address) {
        return Panache.withSession(() -> Account.findByEmail(email))
                .chain(account -> vertx.executeBlocking(() -> require(account, password), false));
    }

    private static Account require(Account account, String password) {
        if (account == null) {
            Passwords.pretendToCompare(password);
            throw new AuthenticationFailedException();
        }
        if (!Passwords.matches(password, account)) {
            throw new AuthenticationFailedException();
        }
        return account;
    }
}
