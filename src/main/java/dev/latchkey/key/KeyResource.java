package dev.latchkey.key;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.latchkey.merchant.MerchantId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** A merchant's API keys. */
@Path("/api/v1/merchants/{merchantId}/api-keys")
// Where a resource makes its own responses, the framework would otherwise write whatever is asked for: as text, for instance.
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "API keys")
@SecurityRequirement(name = "Basic")
@Authenticated
class KeyResource {

    private static final String IDEMPOTENCY = "Anything that tells this request from others. A repetition is answered 409 with the "
            + "id of the key that was made the first time";

    private final Keys keys;
    private final KeyMaking making;
    private final KeyChanges changes;

    KeyResource(Keys keys, KeyMaking making, KeyChanges changes) {
        this.keys = keys;
        this.making = making;
        this.changes = changes;
    }

    @POST
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @Operation(operationId = "createApiKey", summary = "Make a key", description = "Its secret is in this answer and never again. For owners and developers of a merchant whose add-on is active.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CreatedKey.class)), headers = @Header(name = "Location", description = "The key's address", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "402", description = "The Merchant API add-on is not active")
    @APIResponse(responseCode = "409", description = "The name is taken, or the request was made before")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or there are too many keys")
    public Uni<RestResponse<CreatedKey>> create(@RestPath MerchantId merchantId,
            @Parameter(description = IDEMPOTENCY, schema = @Schema(type = SchemaType.STRING)) @RestHeader(IdempotencyKey.HEADER) List<String> idempotencyKey,
            @NotNull @Valid CreateKey key) {
        return making.create(merchantId, key, IdempotencyKey.of(idempotencyKey)).map(made -> created(merchantId, made));
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List keys", description = "Newest first unless asked otherwise, the revoked ones as well. None of them shows its secret.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
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
    @Operation(operationId = "getApiKey", summary = "See a key", description = "Its secret is not to be had any more. The ETag is for If-Match.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = ApiKeyView.class, responseDescription = "The key")
    public Uni<RestResponse<ApiKeyView>> get(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId) {
        return keys.get(merchantId, keyId).map(KeyResource::tagged);
    }

    @PATCH
    @Path("/{keyId}")
    @Consumes({ "application/merge-patch+json", MediaType.APPLICATION_JSON })
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @Operation(operationId = "changeApiKey", summary = "Change, disable or enable a key", description = "A JSON Merge Patch (RFC 7396). For owners and developers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = ApiKeyView.class, responseDescription = "The key as it is now")
    @APIResponse(responseCode = "409", description = "The name is taken, or the key is revoked or rotated")
    @APIResponse(responseCode = "412", description = "Somebody changed it since: see If-Match")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<ApiKeyView>> change(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId,
            @Parameter(description = "The ETag of what you have seen; without it, whatever is there is changed", schema = @Schema(type = SchemaType.STRING)) @RestHeader(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @RequestBody(required = true, content = @Content(mediaType = "application/merge-patch+json", schema = @Schema(implementation = KeySettings.class))) @NotNull ObjectNode patch) {
        return changes.change(merchantId, keyId, patch, ifMatch).map(KeyResource::tagged);
    }

    @POST
    @Path("/{keyId}/rotate")
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @Operation(operationId = "rotateApiKey", summary = "Give a key a new secret", description = "Makes a key that takes this one's place, with the same name and settings. This one goes on working for the grace period. The new secret is in this answer and never again. For owners and developers of a merchant whose add-on is active.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "201", description = "Made", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CreatedKey.class)), headers = @Header(name = "Location", description = "The new key's address", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "402", description = "The Merchant API add-on is not active")
    @APIResponse(responseCode = "409", description = "The key is revoked, rotated or expired, or the request was made before")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<RestResponse<CreatedKey>> rotate(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId,
            @Parameter(description = IDEMPOTENCY, schema = @Schema(type = SchemaType.STRING)) @RestHeader(IdempotencyKey.HEADER) List<String> idempotencyKey,
            @NotNull @Valid RotateKey rotation) {
        return making.rotate(merchantId, keyId, rotation, IdempotencyKey.of(idempotencyKey))
                .map(made -> created(merchantId, made));
    }

    @DELETE
    @Path("/{keyId}")
    @APIResponse(responseCode = "403", description = "Not allowed to this account or role")
    @Operation(operationId = "revokeApiKey", summary = "Revoke a key for ever", description = "It stays listed. For owners and developers.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public Uni<Void> revoke(@RestPath MerchantId merchantId, @RestPath ApiKeyId keyId) {
        return changes.revoke(merchantId, keyId);
    }

    private static RestResponse<CreatedKey> created(MerchantId merchant, CreatedKey made) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .header(HttpHeaders.LOCATION, "/api/v1/merchants/" + merchant + "/api-keys/" + made.key().id())
                .header(HttpHeaders.ETAG, made.key().entityTag())
                .build();
    }

    private static RestResponse<ApiKeyView> tagged(ApiKeyView key) {
        return RestResponse.ResponseBuilder.ok(key).header(HttpHeaders.ETAG, key.entityTag()).build();
    }
}
