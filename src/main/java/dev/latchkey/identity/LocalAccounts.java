package dev.latchkey.identity;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.network.ClientAddress;
import dev.latchkey.network.ClientAddresses;
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
    private final ClientAddresses addresses;
    private final OpenIdProvider provider;

    LocalAccounts(SignIn signIn, ClientAddresses addresses, OpenIdProvider provider) {
        this.signIn = signIn;
        this.addresses = addresses;
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
        ClientAddress address = addresses.of(HttpSecurityUtils.getRoutingContextAttribute(request));
        return signIn.checkRequest(request.getUsername(), new String(request.getPassword().getPassword()), address)
                .map(Account::identity);
    }
}
