package dev.latchkey.invitation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Subject;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.problem.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Says who accepts by the OpenID provider that has signed them in. The address they have there need not be the invited one:
 * whoever was given the link was meant, and owners see who joined.
 */
@ApplicationScoped
class ByProvider implements Introduction {

    private final CurrentIdentityAssociation identities;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    ByProvider(CurrentIdentityAssociation identities, RoutingContext request,
            ClientAddresses addresses) {
        this.identities = identities;
        this.request = request;
        this.addresses = addresses;
    }

    @Override
    public Uni<Newcomer> of(Invitation invitation) {
        return identities.getDeferredIdentity().map(who -> new Caller(who, request, addresses)).map(caller -> {
            if (!caller.isFromProvider()) {
                throw ProblemException.invalidField("password", "is needed, unless the OpenID provider has signed you in");
            }
            return new Newcomer.Known(new Subject(caller.subject()), caller.displayName());
        });
    }
}
