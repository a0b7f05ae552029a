package dev.latchkey.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.latchkey.network.ClientAddress;
import dev.latchkey.network.ClientAddresses;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * What the invited one does with the link. Nobody has to sign in: the token is the permission. It is sent in the body,
 * because URLs are logged.
 */
@Path("/api/v1/invitations")
@Tag(ref = "Invitations")
@APIResponse(responseCode = "404", description = "Unknown, used, expired, replaced or withdrawn")
@APIResponse(responseCode = "422", description = "A field breaks a rule")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
class InvitationLinkResource {

    private final Acceptance acceptance;
    private final ByPassword byPassword;
    private final ByProvider byProvider;
    private final ClientAddresses addresses;

    InvitationLinkResource(Acceptance acceptance, ByPassword byPassword, ByProvider byProvider, ClientAddresses addresses) {
        this.acceptance = acceptance;
        this.byPassword = byPassword;
        this.byProvider = byProvider;
        this.addresses = addresses;
    }

    @POST
    @Path("/preview")
    @Operation(operationId = "previewInvitation", summary = "See an invitation by its token", description = "Changes nothing.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = InvitationPreview.class, responseCode = "200", responseDescription = "The invitation")
    public Uni<InvitationPreview> preview(@NotNull @Valid PreviewInvitation invitation) {
        return acceptance.preview(TokenHash.of(invitation.token()));
    }

    @POST
    @Path("/accept")
    @Operation(operationId = "acceptInvitation", summary = "Accept an invitation by its token, once", description = "The password becomes that of a new account, or is that of the account which has the invited address already. Without one, whom the OpenID provider has signed in joins.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = AcceptedInvitation.class, responseCode = "200", responseDescription = "Joined")
    @APIResponse(responseCode = "401", description = "Not signed in by the credentials that came instead of a password")
    @APIResponse(responseCode = "409", description = "Somebody changed the same thing at the same time; repeat")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; wait")
    public Uni<AcceptedInvitation> accept(@NotNull @Valid AcceptInvitation invitation, @Context RoutingContext context) {
        ClientAddress address = addresses.of(context);
        return acceptance.accept(TokenHash.of(invitation.token()),
                invitation.password() == null ? byProvider : byPassword.introduction(invitation.password(), address),
                address.text());
    }
}
