package dev.latchkey.invitation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Subject;
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

    ByProvider(CurrentIdentityAssociation identities, RoutingContext request) {
        this.identities = identities;
        this.request = request;
    }

    @Override
    public Uni<Newcomer> of(Invitation invitation) {
        return identities.getDeferredIdentity().map(who -> new Caller(who, request)).map(caller -> {
            if (!caller.isFromProvider()) {
                throw ProblemException.invalidField("password", "is needed, unless the OpenID provider has signed you in");
            }
            return new Newcomer.Known(new Subject(caller.subject()), caller.displayName());
        });
    }
}
