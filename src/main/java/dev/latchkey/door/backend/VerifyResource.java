package dev.latchkey.door.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.latchkey.door.Verifications;
import dev.latchkey.verify.Verifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;

/** Where backends ask, and are told why not. */
@Path("/api/v1/verify")
@Tag(ref = "Backends")
@SecurityRequirement(name = "Basic")
@ForBackends
class VerifyResource {

    private static final String NAME = "verify";

    private final Verifier verifier;
    private final Verifications verifications;

    VerifyResource(Verifier verifier, Verifications verifications) {
        this.verifier = verifier;
        this.verifications = verifications;
    }

    @POST
    @Operation(operationId = "verifyApiKey", summary = "Verify a secret, and count the request", description = "Always 200, also for a no. The code is for the platform itself: the outside must not learn whether a key is unknown, revoked, expired or disabled. For clients of the configuration and platform accounts.", extensions = @Extension(name = "x-smallrye-profile-management", value = ""))
    @APIResponseSchema(value = Verification.class, responseDescription = "Whether it may pass, and for whom, or why not", responseCode = "200")
    @APIResponse(responseCode = "403", description = "Not a platform account")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<Verification> verify(@NotNull @Valid VerifyKey question) {
        return UniHelper.toUni(verifier.verify(question.attempt()))
                .invoke(verdict -> verifications.count(NAME, verdict))
                .map(Verification::of);
    }
}
