package dev.latchkey.contract;

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
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Put;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** A merchant's contract for the Merchant API add-on. */
@Path("/api/v1/merchants/{merchantId}/subscription")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Merchants")
@SecurityRequirement(name = "Basic")
@Authenticated
class SubscriptionResource {

    private final Contracts contracts;

    SubscriptionResource(Contracts contracts) {
        this.contracts = contracts;
    }

    @GET
    @Operation(operationId = "getSubscription", summary = "See the contract for the Merchant API add-on", description = "For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = SubscriptionView.class, responseDescription = "The contract")
    public Uni<SubscriptionView> get(@RestPath MerchantId merchantId) {
        return contracts.get(merchantId);
    }

    @PUT
    @RolesAllowed(Caller.PLATFORM)
    @Operation(operationId = "putSubscription", summary = "Contract, suspend or cancel the Merchant API add-on", description = "A period of the same start is amended, another start begins another period. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @APIResponse(responseCode = "409", description = "The period has ended: what it costs can't be changed")
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<SubscriptionView>> put(@RestPath MerchantId merchantId,
            @NotNull @Valid SubscriptionTerms subscription) {
        return contracts.put(merchantId, subscription).map(Put::answer);
    }
}
