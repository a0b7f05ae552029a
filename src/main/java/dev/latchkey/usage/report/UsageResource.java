package dev.latchkey.usage.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.paging.PageLimit;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What a merchant used, and what is billed for it. */
@Path("/api/v1/merchants/{merchantId}")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Usage")
@SecurityRequirement(name = "Basic")
@Authenticated
class UsageResource {

    /** 100,000 rows at most, of 200 characters at most. */
    private static final int MAX_CSV_CHARACTERS = 20_000_000;

    private static final int YEAR_OF_PERIODS = 12;
    private static final int MOST_PERIODS = 100;

    private final UsageReport report;

    UsageResource(UsageReport report) {
        this.report = report;
    }

    @GET
    @Path("/usage")
    @Operation(operationId = "getMerchantUsage", summary = "See what a merchant used", description = "Calls, refusals and bytes step by step, the current billing period with a forecast, and what is left of the request limit now. Counters are some seconds late. For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = UsageView.class, responseDescription = "What was used")
    public Uni<UsageView> usage(@RestPath MerchantId merchantId, @BeanParam UsageParameters parameters,
            @Parameter(description = "Tells each key apart", schema = @Schema(type = SchemaType.STRING, enumeration = "key")) @RestQuery String groupBy) {
        return report.of(merchantId, parameters.query(groupBy));
    }

    @GET
    @Path("/usage/window")
    @Operation(operationId = "getMerchantWindow", summary = "See what is left of the request limit", description = "The last 60 seconds, as they are now; without what else getMerchantUsage counts, so that it can be asked for every few seconds. For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = UsageView.Window.class, responseDescription = "The window")
    @APIResponse(responseCode = "503", description = "Redis does not tell; try again")
    public Uni<UsageView.Window> window(@RestPath MerchantId merchantId) {
        return report.window(merchantId);
    }

    @GET
    @Path("/usage.csv")
    @Produces(UsageTable.MEDIA_TYPE)
    @Operation(operationId = "getMerchantUsageTable", summary = "Download what a merchant used", description = "As RFC 4180 has it, with a line of names, in UTF-8: a line for each step and key of which anything was counted. A key's name that a spreadsheet would take for a formula has an apostrophe in front. For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "200", description = "What was used", content = @Content(mediaType = UsageTable.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING, maxLength = MAX_CSV_CHARACTERS)), headers = @Header(name = HttpHeaders.CONTENT_DISPOSITION, description = "A name for the file", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<String>> table(@RestPath MerchantId merchantId, @BeanParam UsageParameters parameters) {
        return report.series(merchantId, parameters.query("key")).map(series -> UsageTable.of(merchantId, series))
                .map(UsageResource::download);
    }

    @GET
    @Path("/billing-periods")
    @Operation(operationId = "listBillingPeriods", summary = "List a merchant's billing periods, newest first", description = "Those that have begun, with what was used in them and what is billed for calls beyond the quota. A period's figures are final some seconds after its end. For owners, developers and viewers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = PeriodList.class, responseDescription = "The periods")
    public Uni<PeriodList> periods(@RestPath MerchantId merchantId,
            @Parameter(description = "How many at most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "12")) @RestQuery String limit) {
        return report.periods(merchantId, PageLimit.of(limit, YEAR_OF_PERIODS, MOST_PERIODS));
    }

    private static RestResponse<String> download(UsageTable table) {
        return RestResponse.ResponseBuilder.ok(table.csv())
                .header(HttpHeaders.CONTENT_TYPE, UsageTable.MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + table.fileName() + '"').build();
    }
}
