package dev.latchkey.identity;

import java.util.Locale;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;

/** Finds out who somebody is by email address and password, wherever these were given. */
@ApplicationScoped
public class SignIn {

    private final PasswordCheck passwords;
    private final SignInHistory history;

    SignIn(PasswordCheck passwords, SignInHistory history) {
        this.passwords = passwords;
        this.history = history;
    }

    /**
     * The account of this email address, if the password is its own. What then begins, such as a session, is recorded by
     * whoever begins it; a wrong password is recorded here.
     *
     * @param email as typed
     * @param address the caller's, for the throttle
     * @return fails with {@link AuthenticationFailedException} if there is no such account or it has another password, with
     *         429 {@code TOO_MANY_ATTEMPTS} if too many wrong ones came before
     */
    public Uni<Account> check(String email, String password, String address) {
        return check(email, password, address, account -> Uni.createFrom().voidItem());
    }

    /** The same for a request that signs in by itself, which is recorded unless the password is remembered. */
    Uni<Account> checkRequest(String email, String password, String address) {
        return check(email, password, address, account -> history.requestSignsIn(new Actor(account.email, address)));
    }

    private Uni<Account> check(String email, String password, String address, Function<Account, Uni<Void>> whenCompared) {
        String known = email.strip().toLowerCase(Locale.ROOT);
        if (known.indexOf('\0') >= 0) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Panache.withSession(() -> Account.findByEmail(known))
                .chain(account -> passwords.matches(known, password, account, address, () -> whenCompared.apply(account))
                        .map(matches -> {
                            if (!matches) {
                                throw new AuthenticationFailedException();
                            }
                            return account;
                        }));
    }
}
