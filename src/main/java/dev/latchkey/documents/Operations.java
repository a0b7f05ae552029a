package dev.latchkey.documents;

import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Ways around a document. */
final class Operations {

    private static final String MERCHANT_API = "/merchant-api/";
    private static final String MANAGEMENT_API = "/api/";

    private Operations() {
    }

    /** @param action with the path and the operation */
    static void forEach(OpenAPI document, BiConsumer<String, Operation> action) {
        document.getPaths().getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> action.accept(path, operation)));
    }

    static boolean isOfMerchantApi(String path) {
        return path.startsWith(MERCHANT_API);
    }

    static boolean isOfManagementApi(String path) {
        return path.startsWith(MANAGEMENT_API);
    }

    /** Whether one has to show who one is. */
    static boolean isSecured(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    static Map<String, APIResponse> responses(Operation operation) {
        return operation.getResponses().getAPIResponses();
    }

    /** Adds a header field, unless the resource tells of it. */
    static void addField(APIResponse response, String name, String description, Schema schema) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
            Header header = OASFactory.createHeader().description(description).schema(schema);
            response.addHeader(name, header);
        }
    }
}
