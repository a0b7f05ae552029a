package dev.latchkey.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares answers with their schemas: no field that is not documented, no other type; and notes which fields were there. */
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
