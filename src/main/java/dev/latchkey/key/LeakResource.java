package dev.latchkey.key;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.latchkey.identity.Caller;
import io.smallrye.mutiny.Uni;

/** Where scanners report secrets that they found. */
@Path("/api/v1/leaks")
@Tag(ref = "API keys")
@SecurityRequirement(name = "Basic")
@RolesAllowed(Caller.PLATFORM)
class LeakResource {

    private final Leaks leaks;

    LeakResource(Leaks leaks) {
        this.leaks = leaks;
    }

    @POST
    @Operation(operationId = "reportLeak", summary = "Report a leaked secret", description = "Its key is revoked at once, and its owners see why. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = LeakedKey.class, responseDescription = "Revoked, now or before", responseCode = "200")
    @APIResponse(responseCode = "403", description = "Not a platform account")
    @APIResponse(responseCode = "404", description = "It is no key's secret")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<LeakedKey> report(@NotNull @Valid ReportLeak leak) {
        return leaks.report(leak);
    }
}
