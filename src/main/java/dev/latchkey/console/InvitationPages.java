package dev.latchkey.console;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.latchkey.identity.Caller;
import dev.latchkey.identity.OpenIdProvider;
import dev.latchkey.network.ClientAddresses;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Where an invitation's link leads. The same page for all: which invitation it is, only the browser knows. */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class InvitationPages {

    private final Frames frames;
    private final Viewer viewer;
    private final OpenIdProvider provider;
    private final CurrentIdentityAssociation identity;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    InvitationPages(Frames frames, Viewer viewer, OpenIdProvider provider, CurrentIdentityAssociation identity,
            RoutingContext request,
            ClientAddresses addresses) {
        this.frames = frames;
        this.viewer = viewer;
        this.provider = provider;
        this.identity = identity;
        this.request = request;
        this.addresses = addresses;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance invitation(Frame frame, Optional<String> signedIn, Optional<String> provider,
                boolean localAccounts);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show() {
        return identity.getDeferredIdentity().map(who -> new Caller(who, request, addresses))
                .map(caller -> Templates.invitation(frames.forAnybody(),
                        caller.isFromProvider() ? Optional.of(caller.displayName()) : Optional.empty(), provider.name(),
                        provider.localAccounts()).setLocale(viewer.locale()));
    }
}
