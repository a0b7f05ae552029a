package dev.latchkey.door.backend;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.latchkey.door.Verifications;
import dev.latchkey.identity.BackendAccess;
import dev.latchkey.key.ScopeCatalogue;
import dev.latchkey.problem.OAuthError;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.verify.Code;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Verifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;

/** Where backends ask as RFC 7662 has it. */
@Path("/oauth2/introspect")
@Tag(ref = "Backends")
@SecurityRequirement(name = "Basic")
class IntrospectionResource {

    private static final String NAME = "introspection";

    private final BackendAccess access;
    private final Verifier verifier;
    private final Verifications verifications;
    private final ScopeCatalogue catalogue;

    IntrospectionResource(BackendAccess access, Verifier verifier, Verifications verifications, ScopeCatalogue catalogue) {
        this.access = access;
        this.verifier = verifier;
        this.verifications = verifications;
        this.catalogue = catalogue;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "introspect", summary = "Ask whether a request with this secret would pass", description = "OAuth 2.0 token introspection (RFC 7662). Costs nothing, and is answered when the limit is reached. For clients of the configuration and platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = Introspection.class, responseDescription = "Yes and for whom, or no", responseCode = "200")
    @APIResponse(responseCode = "400", description = "A parameter is missing, doubled or can't be used", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "401", description = "Not signed in", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "403", description = "Not a platform account", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "413", description = "The body is too large", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "415", description = "The body is of another media type", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "429", description = "Too many wrong secrets came from there; wait for Retry-After seconds", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "503", description = "Can't be decided now; try again", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OAuthError.class)))
    public Uni<Introspection> introspect(UriInfo uri,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED, schema = @Schema(implementation = IntrospectionRequest.class))) @NotNull String body) {
        requireNothingIn(uri);
        IntrospectionRequest request = IntrospectionRequest.of(new FormBody(body));
        return access.require(request.credentials())
                .chain(() -> UniHelper.toUni(verifier.verify(request.attempt())))
                .invoke(verdict -> verifications.count(NAME, verdict))
                .map(this::answer);
    }

    private Introspection answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted admitted -> Introspection.of(admitted, catalogue.scopes());
            case Verdict.Refused refused -> inactive(refused.code());
        };
    }

    // That nobody can tell now is not a no: whoever asks may have kept a yes.
    private static Introspection inactive(Code code) {
        if (code == Code.UNAVAILABLE) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Try again in a moment.", Duration.ofSeconds(1));
        }
        return Introspection.inactive();
    }

    // RFC 7662, 4: a token in a query is written to logs.
    private static void requireNothingIn(UriInfo uri) {
        if (!uri.getQueryParameters().isEmpty()) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "Send all parameters in the body, and none in the URL.");
        }
    }
}
