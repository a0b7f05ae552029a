package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;

/**
 * Signs accounts in by HTTP Basic, where there is no OpenID provider. Our own, and not the framework's JPA provider, because
 * that one hashes on the event loop,
 * answers faster for accounts that don't exist, and lets anybody guess on.
 */
@ApplicationScoped
class LocalAccounts implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final SignIn signIn;
    private final OpenIdProvider provider;

    LocalAccounts(SignIn signIn, OpenIdProvider provider) {
        this.signIn = signIn;
        this.provider = provider;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
            AuthenticationRequestContext context) {
        if (!provider.basic()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        String address = HttpSecurityUtils.getRoutingContextAttribute(request).request().remoteAddress().hostAddress();
        return signIn.checkRequest(request.getUsername(), new String(request.getPassword().getPassword()), address)
                .map(Account::identity);
    }
}
