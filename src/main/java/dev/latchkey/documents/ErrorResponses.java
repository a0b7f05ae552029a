package dev.latchkey.documents;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

import dev.latchkey.problem.MerchantApiError;
import dev.latchkey.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** The errors that operations have in common, and the form of all errors. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorResponses implements OASFilter {

    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Operations.forEach(document, (path, operation) -> {
            if (Operations.isOfMerchantApi(path)) {
                addOfMerchantApi(operation);
                fill(operation, formOfMerchantApi());
            } else if (Operations.isOfManagementApi(path)) {
                addOfManagementApi(path, operation);
                fill(operation, problem());
            } else if (operation.getResponses().hasAPIResponse("503")) {
                add(operation, "500", "A fault of the service");
                fill(operation, Operations.responses(operation).get("503").getContent());
            }
        });
    }

    private static void addOfMerchantApi(Operation operation) {
        add(operation, "400", "The URL or a header field is malformed");
        add(operation, "401", "No valid API secret key");
        add(operation, "402", "The Merchant API add-on is not active");
        add(operation, "403", "Not allowed to this key");
        add(operation, "500", "A fault of the service");
        add(operation, "503", "Can't be decided now; try again");
    }

    private static void addOfManagementApi(String path, Operation operation) {
        add(operation, "400", "The request can't be read");
        if (Operations.isSecured(operation)) {
            add(operation, "401", "Not signed in");
            add(operation, "429", "Too many wrong passwords; wait for Retry-After seconds");
        }
        if (path.contains("{merchantId}")) {
            add(operation, "404", "Missing, or not yours");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "403", "A browser sent it for another site's page");
            add(operation, "408", "The rest of the body did not come");
            add(operation, "413", "The body is too large");
            add(operation, "415", "The body is of another media type");
        }
        add(operation, "500", "A fault of the service");
        add(operation, "503", "A store is away; try again");
    }

    private static void add(Operation operation, String status, String description) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static void fill(Operation operation, Content form) {
        Operations.responses(operation).forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(form);
            }
        });
    }

    private static Content problem() {
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, schema(Problem.class));
    }

    private static Content formOfMerchantApi() {
        return problem().addMediaType(JSON, schema(MerchantApiError.class));
    }

    private static MediaType schema(Class<?> type) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + type.getSimpleName()));
    }
}
