package dev.latchkey.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Bounds of fields and parameters by their names, for a name means the same everywhere: so generated clients know how much room
 * they need (OWASP API4:2023). Bounds that a resource checks stand at its records, and are not touched here; these are of what
 * is
 * answered, and of what is read by other means than annotations. A test compares them with all answers of the suite.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Bounds implements OASFilter {

    /** As far as every reader of JSON counts exactly (RFC 8259, 6). */
    private static final Bound COUNT = new Bound.Number(0, (1L << 53) - 1);
    private static final Bound LIMIT = new Bound.Number(0, 10_000);
    private static final Bound MERCHANT_ID = new Bound.Text(64, "^[A-Za-z0-9_-]{1,64}$");
    private static final Bound PERSON = new Bound.Text(255, Patterns.ONE_LINE);
    private static final Bound ADDRESS = new Bound.Text(100, "^[0-9A-Za-z.:%/ -]*$");
    private static final String VISIBLE = "^[\\x20-\\x7e]*$";
    private static final Bound MONEY = new Bound.Text(40, "^-?[0-9]+(\\.[0-9]+)?$");
    private static final Bound LANGUAGE = new Bound.Text(30, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$");
    private static final Bound TIME = new Bound.Text(64, "^[0-9TtZz:.+-]*$");
    private static final Bound UUID = new Bound.Text(36, "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$");
    private static final Bound SCOPE = new Bound.Text(63, "^[a-z][a-z0-9_-]{0,30}(:[a-z][a-z0-9_-]{0,30})?$");
    private static final Bound SENTENCE = new Bound.Text(2000, Patterns.TEXT);
    private static final Bound ONE_LINE = new Bound.Text(500, Patterns.ONE_LINE);
    private static final Bound URL = new Bound.Text(2000, "^[\\x21-\\x7e]*$");
    private static final Bound CODE = new Bound.Text(64, "^[A-Za-z0-9_.-]*$");
    private static final Bound ENTRIES = new Bound.Entries(50);
    private static final Bound PAGE = new Bound.Entries(100_000);

    private static final Map<String, Bound> BY_NAME = Stream.of(
            named(COUNT, "calls", "callQuota", "transferBytes", "transferQuotaBytes", "extraCalls", "forecastCalls",
                    "forecastExtraCalls", "bytes", "monthlyCallQuota", "monthlyTransferQuotaBytes", "shadowRefusals", "version",
                    "imported", "millis", "exp", "refused{}", "resetSeconds", "retryAfterSeconds"),
            named(LIMIT, "requestsPerMinute", "shadowRequestsPerMinute", "limit", "remaining"),
            named(new Bound.Number(100, 599), "status", "statusCode"),
            named(MERCHANT_ID, "merchantId", "MerchantId", "plan", "PlanCode"),
            named(PERSON, "subject", "Subject", "createdBy", "revokedBy", "actor", "displayName"),
            named(ADDRESS, "lastUsedFrom", "address", "allowedIps[]", "ip"),
            named(MONEY, "monthlyFee", "extraFee", "forecastExtraFee", "feePerExtraCall"),
            named(LANGUAGE, "languageCode", "enabledLanguageCodes[]"),
            named(TIME, "Instant", "expiresAt", "currentPeriodStart", "currentPeriodEnd", "from", "to"),
            named(UUID, "UUID", "ApiKeyId", "InvitationId", "keyId"),
            named(new Bound.Text(4000, VISIBLE), "IntrospectionRequest.scope", "Introspection.scope", "error_description"),
            named(SCOPE, "scopes[]", "Scopes.items[]", "scope"),
            named(SENTENCE, "detail", "description", "messages[]"),
            named(ONE_LINE, "name", "title", "field", "pointer", "target", "leakSource", "q", "hint"),
            named(URL, "url", "type", "Location"),
            named(CODE, "client_id", "token_type_hint", "error", "code", "endpoint", "sort"),
            named(ENTRIES, "scopes", "allowedIps", "names", "enabledLanguageCodes", "merchantNames", "attempts", "messages"),
            named(PAGE, "items", "keys", "errors"),
            named(new Bound.Text(3, "^[A-Z]{3}$"), "currency"),
            named(new Bound.Text(2, "^[A-Z]{2}$"), "countryCode"),
            named(new Bound.Text(64, "^[A-Za-z0-9_+/-]+$"), "timeZone"),
            named(new Bound.Text(254, "^[^@\\s]+@[^@\\s]+$"), "email"),
            named(new Bound.Text(43, "^[A-Za-z0-9_-]*$"), "token"),
            named(new Bound.Text(72, Patterns.TEXT), "password"),
            named(new Bound.Text(512, VISIBLE), "secret", "IntrospectionRequest.token", "client_secret", "Idempotency-Key",
                    "If-Match", "Content-Disposition",
                    "ETag", "nextCursor", "cursor"),
            named(new Bound.Text(64, "^[0-9A-Fa-f]{64}$"), "hash"))
            .flatMap(bounds -> bounds.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> bound(name, name, schema));
        Operations.forEach(document, (path, operation) -> {
            parameters(operation).forEach(parameter -> bound("", parameter.getName(), parameter.getSchema()));
            Operations.responses(operation).values().stream().filter(response -> response.getHeaders() != null)
                    .flatMap(response -> response.getHeaders().entrySet().stream())
                    .forEach(header -> bound("", header.getKey(), header.getValue().getSchema()));
        });
    }

    /** @param component in which it is found, if it is in one */
    private static void bound(String component, String name, Schema schema) {
        if (schema == null) {
            return;
        }
        Patterns.mend(schema);
        Optional.ofNullable(BY_NAME.getOrDefault(component + "." + name, BY_NAME.get(name)))
                .ifPresent(bound -> bound.apply(schema));
        bound(component, name + "[]", schema.getItems());
        bound(component, name + "{}", schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((property, inner) -> bound(component, property, inner));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Map<String, Bound> named(Bound bound, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> bound));
    }
}
