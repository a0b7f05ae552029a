package dev.latchkey.identity;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.network.ClientAddress;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;

/** Finds out who somebody is by email address and password, wherever these were given. */
@ApplicationScoped
public class SignIn {

    private final PasswordCheck passwords;

    SignIn(PasswordCheck passwords) {
        this.passwords = passwords;
    }

    /**
     * The account of this email address, if the password is its own.
     *
     * @param email as typed
     * @param address the caller's, for the throttle
     * @return fails with {@link AuthenticationFailedException} if there is no such account or it has another password, with
     *         429 {@code TOO_MANY_ATTEMPTS} if too many wrong ones came before
     */
    public Uni<Account> check(String email, String password, ClientAddress address) {
        String known = email.strip().toLowerCase(Locale.ROOT);
        if (known.indexOf('\0') >= 0) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Panache.withSession(() -> Account.findByEmail(known))
                .chain(account -> passwords.matches(known, password, account, address)
                        .map(matches -> {
                            if (!matches) {
                                throw new AuthenticationFailedException();
                            }
                            return account;
                        }));
    }
}
