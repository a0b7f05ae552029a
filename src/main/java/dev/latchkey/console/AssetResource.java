package dev.latchkey.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.latchkey.problem.ProblemException;

/** Serves the {@link Assets}. */
@Path("/assets")
class AssetResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    /** During a rolling update the page may be of another release: it gets what is here, and must not keep it. */
    @GET
    @Path("/{version}/{name}")
    @Operation(hidden = true)
    public RestResponse<byte[]> get(@RestPath String version, @RestPath String name) {
        byte[] content = assets.content(name);
        if (content == null) {
            throw ProblemException.notFound("file");
        }
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, Assets.mediaType(name))
                .header(HttpHeaders.CACHE_CONTROL, version.equals(assets.version()) ? FOR_EVER : "no-store")
                .build();
    }
}
