package dev.latchkey.key;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/** Where the platform brings a merchant's keys from another system. */
@Path(ImportResource.PATH)
@Tag(ref = "API keys")
@SecurityRequirement(name = "Basic")
@RolesAllowed(Caller.PLATFORM)
class ImportResource {

    static final String PATH = "/api/v1/merchants/{merchantId}/api-keys/import";

    private static final String LINES = "application/x-ndjson";

    private final KeyImport keys;

    ImportResource(KeyImport keys) {
        this.keys = keys;
    }

    @POST
    @Consumes({ LINES, "application/jsonl" })
    @ResponseStatus(201)
    @Operation(operationId = "importApiKeys", summary = "Take over the keys of another system", description = "By the SHA-256 of their secrets, which go on working. One JSON object a line, all of them or none. For platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "201", description = "All were made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportedKeys.class)))
    @APIResponse(responseCode = "403", description = "Not a platform account")
    @APIResponse(responseCode = "404", description = "No such merchant")
    @APIResponse(responseCode = "413", description = "More than 4 MiB")
    @APIResponse(responseCode = "422", description = "What is wrong in which line; nothing was made")
    public Uni<ImportedKeys> run(@RestPath MerchantId merchantId,
            @RequestBody(required = true, content = @Content(mediaType = LINES, schema = @Schema(implementation = ImportKey.class))) @NotNull String lines) {
        return keys.run(merchantId, lines);
    }
}
