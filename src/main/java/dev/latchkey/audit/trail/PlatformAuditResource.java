package dev.latchkey.audit.trail;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Who did what, everywhere; for the platform. */
@Path("/api/v1/audit-events")
@Tag(ref = "Audit")
@SecurityRequirement(name = "Basic")
@APIResponse(responseCode = "403", description = "Not allowed to this account or role")
@RolesAllowed(Caller.PLATFORM)
class PlatformAuditResource {

    private final AuditTrail trail;

    PlatformAuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(operationId = "listAllAuditEvents", summary = "List what happened everywhere, newest first", description = "For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = AuditPage.class, responseDescription = "A page of events")
    public Uni<AuditPage> list(
            @Parameter(description = "Only events of this merchant, without its members' sign-ins", schema = @Schema(implementation = MerchantId.class)) @RestQuery String merchantId,
            @BeanParam AuditParameters parameters) {
        return trail.ofAll(Optional.ofNullable(merchantId).map(PlatformAuditResource::merchantOf), parameters.query());
    }

    private static MerchantId merchantOf(String text) {
        try {
            return new MerchantId(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("merchantId", e.getMessage());
        }
    }
}
