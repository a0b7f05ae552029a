package dev.latchkey.documents;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** The header fields that answers of a status have in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswerFields implements OASFilter {

    private static final int LONGEST_FIELD = 1000;
    private static final int LONGEST_WAIT_SECONDS = 32 * 24 * 60 * 60;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Operations.forEach(document, (path, operation) -> Operations.responses(operation).forEach((status, response) -> {
            addOfEveryApi(status, response);
            if (Operations.isOfMerchantApi(path) && (status.startsWith("2") || status.equals("429"))) {
                addRateLimit(response);
            }
        }));
    }

    private static void addOfEveryApi(String status, APIResponse response) {
        switch (status) {
            case "401" -> Operations.addField(response, "WWW-Authenticate", "How to show who one is (RFC 9110, 11.6.1)",
                    text("Basic realm=\"latchkey\""));
            case "429", "503" -> Operations.addField(response, "Retry-After", "Seconds to wait (RFC 9110, 10.2.3)",
                    OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).format("int32").minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(LONGEST_WAIT_SECONDS)).examples(List.of(55)));
            default -> {
                // nothing that others of this status have
            }
        }
    }

    private static void addRateLimit(APIResponse response) {
        Operations.addField(response, "RateLimit-Policy", "Which limits there are: q requests in w seconds "
                + "(draft-ietf-httpapi-ratelimit-headers)", text("\"merchant\";q=300;w=60"));
        Operations.addField(response, "RateLimit", "How many requests are left of each, and after how many seconds the "
                + "oldest counts no more", text("\"merchant\";r=299;t=60"));
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).maxLength(LONGEST_FIELD).pattern("^[\\x20-\\x7e]*$")
                .examples(List.of(example));
    }
}
