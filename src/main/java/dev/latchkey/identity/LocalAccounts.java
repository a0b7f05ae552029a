package dev.latchkey.identity;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Signs accounts in by email address and password. Our own, and not the framework's JPA provider, because that one hashes
 * on the event loop and answers faster for accounts that don't exist.
 */
@ApplicationScoped
class LocalAccounts implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
            AuthenticationRequestContext context) {
        String email = request.getUsername().strip().toLowerCase(Locale.ROOT);
        String password = new String(request.getPassword().getPassword());
        if (email.indexOf('\0') >= 0) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Panache.withSession(() -> Account.findByEmail(email))
                .chain(account -> context.runBlocking(() -> identity(account, password)));
    }

    private static SecurityIdentity identity(Account account, String password) {
        if (account == null) {
            Passwords.pretendToCompare(password);
            throw new AuthenticationFailedException();
        }
        if (!Passwords.matches(password, account)) {
            throw new AuthenticationFailedException();
        }
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.email));
        return (account.platform ? identity.addRole(Caller.PLATFORM) : identity).build();
    }
}
