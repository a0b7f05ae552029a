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
import dev.latchkey.merchant.Put;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What is for sale. */
@Path("/api/v1/plans")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Plans")
@SecurityRequirement(name = "Basic")
@Authenticated
class PlanResource {

    private final Plans plans;

    PlanResource(Plans plans) {
        this.plans = plans;
    }

    @GET
    @Operation(operationId = "listPlans", summary = "List what is for sale, by code", description = "The newest version of each plan.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = PlanList.class, responseDescription = "All plans")
    public Uni<PlanList> list() {
        return plans.list().map(PlanList::new);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Caller.PLATFORM)
    @Operation(operationId = "putPlan", summary = "Make or change a plan", description = "A change makes a new version: billing periods that have begun keep theirs. Nothing happens if nothing differs. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @APIResponse(responseCode = "404", description = "No plan can have this code")
    @APIResponse(responseCode = "200", description = "Changed, or as it was", content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<PlanView>> put(@RestPath PlanCode code, @NotNull @Valid PlanInput plan) {
        return plans.put(code, plan).map(Put::answer);
    }
}
