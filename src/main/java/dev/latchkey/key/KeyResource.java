package dev.latchkey.key;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

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
import dev.latchkey.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** A merchant's API keys. */
@Path("/api/v1/merchants/{merchantId}/api-keys")
@Tag(ref = "API keys")
@SecurityRequirement(name = "Basic")
@APIResponse(responseCode = "400", description = "The request can't be read", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "401", description = "Not signed in", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "403", description = "Not allowed to this account or role", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "404", description = "Missing, or not yours", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Authenticated
class KeyResource {

    private final Keys keys;

    KeyResource(Keys keys) {
        this.keys = keys;
    }

    @POST
    @Operation(operationId = "createApiKey", summary = "Make a key", description = "Its secret is in this answer and never again. For owners and developers of a merchant whose add-on is active.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CreatedKey.class)), headers = @Header(name = "Location", description = "The key's address", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "402", description = "The Merchant API add-on is not active", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "The name is taken", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or there are too many keys", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<CreatedKey>> create(@RestPath MerchantId merchantId, @NotNull @Valid CreateKey key) {
        return keys.create(merchantId, key).map(created -> RestResponse.ResponseBuilder
                .create(RestResponse.Status.CREATED, created)
                .header("Location", "/api/v1/merchants/" + merchantId + "/api-keys/" + created.key().id())
                .build());
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List keys", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = KeyPage.class, responseDescription = "A page of keys")
    public Uni<KeyPage> list(@RestPath MerchantId merchantId,
            @Parameter(description = "Only keys of this status", schema = @Schema(implementation = KeyStatus.class)) @RestQuery String status,
            @Parameter(description = "Only keys whose name, description or hint contains this") @RestQuery String q,
            @Parameter(description = "In which order, newest first if absent", schema = @Schema(enumeration = { "name", "-name",
                    "createdAt",
                    "-createdAt" })) @RestQuery String sort,
            @Parameter(description = "How many at most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")) @RestQuery String limit,
            @Parameter(description = "The nextCursor of an earlier answer to the same question") @RestQuery String cursor) {
        return keys.list(merchantId, KeyQuery.of(status, q, sort, limit, cursor));
    }

    @GET
    @Path("/{keyId}")
    @Operation(operationId = "getApiKey", summary = "See a key", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = ApiKeyView.class, responseDescription = "The key")
    public Uni<ApiKeyView> get(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId) {
        return keys.get(merchantId, keyId);
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(operationId = "revokeApiKey", summary = "Revoke a key for ever", description = "It stays listed. For owners and developers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public Uni<Void> revoke(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId) {
        return keys.revoke(merchantId, keyId);
    }
}
