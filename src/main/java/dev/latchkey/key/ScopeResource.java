package dev.latchkey.key;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.security.Authenticated;

/** The scopes that a key can be limited to. */
@Path("/api/v1/scopes")
@Tag(ref = "API keys")
@SecurityRequirement(name = "Basic")
@Authenticated
class ScopeResource {

    private final ScopeCatalogue catalogue;

    ScopeResource(ScopeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(operationId = "listScopes", summary = "List the scopes that a key can be limited to", description = "As they are configured; a key without scopes may do everything.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = Scopes.class, responseDescription = "The scopes")
    public Scopes list() {
        return new Scopes(catalogue.scopes());
    }

    /** What a key that holds none of them may do is everything. */
    @Schema(name = "Scopes")
    public record Scopes(List<String> items) {
    }
}
