package dev.latchkey.documents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What stands at the head of a document: from where it is served, and what the tags of its operations mean. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentHead implements OASFilter {

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "API keys", "Made, rotated, revoked: the keys with which integrating servers call the Merchant API",
            "Audit", "Who did what, and when",
            "Backends", "For backends of the platform, which ask about secrets that were sent to them",
            "Invitations", "Links with which somebody joins a merchant",
            "Members", "Who may do what in a merchant",
            "Merchant", "What an API secret key opens",
            "Merchants", "The platform's makers and their contracts",
            "Plans", "What is contracted: fees and quotas",
            "Usage", "What was called, transferred and refused",
            "Webhooks", "Events for the operator's systems");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Set<String> used = new TreeSet<>();
        Operations.forEach(document, (path, operation) -> used.addAll(operation.getTags()));
        document.setTags(used.stream()
                .map(tag -> OASFactory.createTag().name(tag).description(DESCRIPTIONS.get(tag))).toList());
        document.setServers(List.of(OASFactory.createServer().url("/")
                .description("The service in production, or wherever this document was fetched from")
                .addExtension("x-internal", false)));
    }
}
