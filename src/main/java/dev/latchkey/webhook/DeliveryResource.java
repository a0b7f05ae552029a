package dev.latchkey.webhook;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/** What was sent to the operator's endpoints; for the platform. */
@Path("/api/v1/webhook-deliveries")
@Tag(ref = "Webhooks")
@SecurityRequirement(name = "Basic")
@APIResponse(responseCode = "403", description = "Not allowed to this account or role")
@RolesAllowed(Caller.PLATFORM)
class DeliveryResource {

    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation(operationId = "listWebhookDeliveries", summary = "List what was sent to webhook endpoints, newest first", description = "Also what is still to be sent. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = DeliveryPage.class, responseDescription = "A page of deliveries")
    public Uni<DeliveryPage> list(
            @Parameter(description = "Only those of this status", schema = @Schema(implementation = DeliveryStatus.class)) @RestQuery String status,
            @Parameter(description = "Only those about this merchant", schema = @Schema(implementation = MerchantId.class)) @RestQuery String merchantId,
            @Parameter(description = "How many at most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")) @RestQuery String limit,
            @Parameter(description = "The nextCursor of an earlier answer to the same question") @RestQuery String cursor) {
        return deliveries.list(DeliveryQuery.of(status, merchantId, limit, cursor));
    }

    @POST
    @Path("/{deliveryId}/retry")
    @Operation(operationId = "retryWebhookDelivery", summary = "Send an event again", description = "Now, and on failure as often as if it were new, under the same webhook-id. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "404", description = "Missing")
    @APIResponseSchema(value = DeliveryView.class, responseDescription = "As it is now")
    public Uni<DeliveryView> retry(@RestPath UUID deliveryId) {
        return deliveries.retry(deliveryId);
    }
}
