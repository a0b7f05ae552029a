package dev.latchkey.audit.trail;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.merchant.MerchantId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Who did what in a merchant. */
@Path("/api/v1/merchants/{merchantId}/audit-events")
@Tag(ref = "Audit")
@SecurityRequirement(name = "Basic")
@Authenticated
class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(operationId = "listAuditEvents", summary = "List what happened in a merchant, newest first", description = "Also when its members signed in and out, and when that was refused to them, since they became members. For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = AuditPage.class, responseDescription = "A page of events")
    public Uni<AuditPage> list(@RestPath MerchantId merchantId, @BeanParam AuditParameters parameters) {
        return trail.of(merchantId, parameters.query());
    }
}
