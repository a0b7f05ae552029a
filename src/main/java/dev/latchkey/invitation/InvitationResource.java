package dev.latchkey.invitation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.merchant.MerchantId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Whom a merchant invites; for its owners. */
@Path("/api/v1/merchants/{merchantId}/invitations")
@Tag(ref = "Invitations")
@SecurityRequirement(name = "Basic")
@APIResponse(responseCode = "403", description = "Not allowed to this account or role")
@Authenticated
class InvitationResource {

    private final Invitations invitations;
    private final PublicUrl publicUrl;

    InvitationResource(Invitations invitations, PublicUrl publicUrl) {
        this.invitations = invitations;
        this.publicUrl = publicUrl;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "inviteMember", summary = "Invite somebody", description = "The link is in this answer and never again; it is good once. It replaces a pending invitation of the same address. Where a mail server is configured it is mailed as well. For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CreatedInvitation.class)))
    @APIResponse(responseCode = "409", description = "Is a member already")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or there are too many invitations")
    public Uni<CreatedInvitation> create(@RestPath MerchantId merchantId, @NotNull @Valid InviteMember invitation,
            @Context HttpServerRequest request) {
        return invitations.create(merchantId, invitation, publicUrl.of(request));
    }

    @GET
    @Operation(operationId = "listInvitations", summary = "List pending invitations, newest first", description = "For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = InvitationList.class, responseDescription = "Those not accepted and not expired")
    public Uni<InvitationList> list(@RestPath MerchantId merchantId) {
        return invitations.list(merchantId).map(InvitationList::new);
    }

    @DELETE
    @Path("/{invitationId}")
    @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation", description = "Its link is dead at once. For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public Uni<Void> withdraw(@RestPath MerchantId merchantId, @RestPath InvitationId invitationId) {
        return invitations.withdraw(merchantId, invitationId);
    }
}
