package dev.latchkey.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares answers with their schemas: no field that is not documented, no other type, nothing out of bounds; and notes which
 * fields were there.
 */
final class SchemaReader {

    private final ApiDocument document;
    private final Set<String> seen = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    SchemaReader(ApiDocument document) {
        this.document = document;
    }

    /** @param where for the complaint, if there is one */
    void read(JsonNode value, JsonNode schema, String where) {
        String name = schema.path("$ref").asText("").replaceFirst(".*/", "");
        JsonNode resolved = document.resolve(schema);
        if (!isOfType(value, resolved)) {
            complaints.add(where + " is not of the type that the document says");
        }
        bounds(value, resolved).forEach(bound -> complaints.add(where + " is beyond its " + bound));
        if (value.isObject() && !resolved.path("additionalProperties").isObject()) {
            value.properties().forEach(field -> readField(field.getKey(), field.getValue(), resolved, name, where));
        } else if (value.isArray()) {
            value.forEach(item -> read(item, resolved.path("items"), where + "[]"));
        }
    }

    private void readField(String field, JsonNode value, JsonNode schema, String name, String where) {
        JsonNode property = schema.path("properties").path(field);
        if (property.isMissingNode()) {
            complaints.add(where + "." + field + " is not documented");
            return;
        }
        seen.add(name + "." + field);
        read(value, property, where + "." + field);
    }

    /** {@code Schema.field} of all fields that were there. */
    Set<String> seen() {
        return seen;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Those that it does not keep. */
    private static List<String> bounds(JsonNode value, JsonNode schema) {
        List<String> broken = new ArrayList<>();
        if (value.isTextual()) {
            broken(broken, schema, "maxLength",
                    bound -> value.asText().codePointCount(0, value.asText().length()) > bound.asInt());
            broken(broken, schema, "minLength",
                    bound -> value.asText().codePointCount(0, value.asText().length()) < bound.asInt());
            broken(broken, schema, "pattern", bound -> !Pattern.compile(bound.asText()).matcher(value.asText()).find());
            broken(broken, schema, "enum", bound -> bound.valueStream().noneMatch(value::equals));
        } else if (value.isNumber()) {
            broken(broken, schema, "maximum", bound -> value.decimalValue().compareTo(bound.decimalValue()) > 0);
            broken(broken, schema, "minimum", bound -> value.decimalValue().compareTo(bound.decimalValue()) < 0);
        } else if (value.isArray()) {
            broken(broken, schema, "maxItems", bound -> value.size() > bound.asInt());
        }
        return broken;
    }

    private static void broken(List<String> all, JsonNode schema, String bound, Predicate<JsonNode> isBroken) {
        if (schema.has(bound) && isBroken.test(schema.path(bound))) {
            all.add(bound + " " + schema.path(bound));
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode schema) {
        JsonNode types = schema.path("type");
        if (types.isMissingNode()) {
            return true;
        }
        return types.isArray() ? types.valueStream().anyMatch(type -> isOfType(value, type.asText()))
                : isOfType(value, types.asText());
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
