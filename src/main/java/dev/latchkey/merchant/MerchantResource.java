package dev.latchkey.merchant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.latchkey.identity.Caller;
import dev.latchkey.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Merchants. */
@Path("/api/v1/merchants")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Merchants")
@SecurityRequirement(name = "Basic")
@Authenticated
class MerchantResource {

    private final Merchants merchants;

    MerchantResource(Merchants merchants) {
        this.merchants = merchants;
    }

    @GET
    @Operation(operationId = "listMerchants", summary = "List the merchants you belong to", description = "Of platform accounts these are all.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = MerchantList.class, responseDescription = "Those you may see")
    // Brings the form of errors into the document; all other errors get it by themselves.
    @APIResponse(responseCode = "401", description = "Not signed in", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<MerchantList> list() {
        return merchants.ofCaller().map(MerchantList::of);
    }

    @PUT
    @Path("/{merchantId}")
    @RolesAllowed(Caller.PLATFORM)
    @Operation(operationId = "putMerchant", summary = "Make or replace a merchant", description = "For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @APIResponse(responseCode = "409", description = "Somebody changed the same thing at the same time; repeat")
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(mediaType = "application/json", schema = @Schema(implementation = MerchantView.class)))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = MerchantView.class)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<MerchantView>> put(@RestPath MerchantId merchantId, @NotNull @Valid MerchantInput merchant) {
        return merchants.put(merchantId, merchant).map(Put::answer);
    }
}
