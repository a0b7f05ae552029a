package dev.latchkey.door.merchantapi;

import java.util.Set;

import jakarta.ws.rs.GET;
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

import dev.latchkey.merchant.Merchants;
import dev.latchkey.problem.MerchantApiError;
import dev.latchkey.problem.Problem;
import dev.latchkey.usage.report.PeriodsSoFar;
import dev.latchkey.verify.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** What of the Merchant API is served here. */
@Path(MerchantApiDoor.ROOT)
@Tag(ref = "Merchant")
@SecurityRequirement(name = "ApiKey")
class MerchantApiResource {

    /** All of them. */
    static final Set<String> PATHS = Set.of(MerchantApiDoor.ROOT + "/merchant", MerchantApiDoor.ROOT + "/usage");

    private final Merchants merchants;
    private final PeriodsSoFar periods;

    MerchantApiResource(Merchants merchants, PeriodsSoFar periods) {
        this.merchants = merchants;
        this.periods = periods;
    }

    @GET
    @Path("/merchant")
    @Operation(operationId = "getMerchant", summary = "The merchant that your key belongs to", description = "What the platform has on record of it.", extensions = @Extension(name = "x-smallrye-profile-merchant", value = ""))
    @APIResponseSchema(value = MerchantObject.class, responseDescription = "The merchant")
    @APIResponse(responseCode = "429", description = "The limit is reached; wait for Retry-After seconds")
    // Brings the forms of errors into the document; all other errors get them by themselves.
    @APIResponse(responseCode = "401", description = "No valid API secret key", content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = MerchantApiError.class)),
            @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)) })
    public Uni<MerchantObject> merchant(@Context RoutingContext context) {
        return merchants.get(Admission.of(context).merchant()).map(MerchantObject::of);
    }

    @GET
    @Path("/usage")
    @Operation(operationId = "getUsage", summary = "How much is left of the request limit, and what was used in the current period", description = "Costs nothing, and is answered when the limit is reached.", extensions = @Extension(name = "x-smallrye-profile-merchant", value = ""))
    @APIResponseSchema(value = UsageObject.class, responseDescription = "What is used and what is left")
    public Uni<UsageObject> usage(@Context RoutingContext context) {
        Verdict.Admitted admitted = Admission.of(context);
        return periods.of(admitted.merchant()).map(period -> UsageObject.of(admitted.windows(), period));
    }
}
