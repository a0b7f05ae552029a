package dev.latchkey.documents;

import java.util.Optional;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** In a merge patch (RFC 7396) nothing is required, whatever its result must have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MergePatches implements OASFilter {

    private static final String MEDIA_TYPE = "application/merge-patch+json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Operations.forEach(document, (path, operation) -> Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent().getMediaType(MEDIA_TYPE)).map(MediaType::getSchema)
                .map(schema -> document.getComponents().getSchemas().get(schema.getRef().replaceFirst(".*/", "")))
                .ifPresent(schema -> schema.setRequired(null)));
    }
}
