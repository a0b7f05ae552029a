package dev.latchkey.merchant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Who may do what in a merchant; for its owners. */
@Path("/api/v1/merchants/{merchantId}/members")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Members")
@SecurityRequirement(name = "Basic")
@APIResponse(responseCode = "403", description = "Not allowed to this account or role")
@Authenticated
class MemberResource {

    private final Members members;

    MemberResource(Members members) {
        this.members = members;
    }

    @GET
    @Operation(operationId = "listMembers", summary = "List members by role, then by subject", description = "For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = MemberList.class, responseDescription = "All members")
    public Uni<MemberList> list(@RestPath MerchantId merchantId) {
        return members.list(merchantId).map(MemberList::new);
    }

    @GET
    @Path("/{subject}")
    @Operation(operationId = "getMember", summary = "See a member", description = "For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = MemberView.class, responseDescription = "The member")
    public Uni<MemberView> get(@RestPath MerchantId merchantId,
            @Parameter(schema = @Schema(implementation = Subject.class)) @RestPath String subject) {
        return members.get(merchantId, Subject.ofPath(subject));
    }

    @PUT
    @Path("/{subject}")
    @Operation(operationId = "putMember", summary = "Make somebody a member, or change a member's role", description = "Effective at once. For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(mediaType = "application/json", schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "409", description = "This is the last owner")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<MemberView>> put(@RestPath MerchantId merchantId,
            @Parameter(schema = @Schema(implementation = Subject.class)) @RestPath String subject,
            @NotNull @Valid MemberInput member) {
        return members.put(merchantId, Subject.ofPath(subject), member.role()).map(Put::answer);
    }

    @DELETE
    @Path("/{subject}")
    @Operation(operationId = "removeMember", summary = "Remove a member", description = "Effective at once. For owners.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "This is the last owner")
    public Uni<Void> remove(@RestPath MerchantId merchantId,
            @Parameter(schema = @Schema(implementation = Subject.class)) @RestPath String subject) {
        return members.remove(merchantId, Subject.ofPath(subject));
    }
}
