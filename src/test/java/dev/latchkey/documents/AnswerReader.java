package dev.latchkey.documents;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.testing.SeenAnswers;

/** Compares answers with what a document says about them. */
final class AnswerReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Of a method or a media type that an address does not know, and of a URL or header that is too long for any: that is not
     * in
     * a document about what an address knows.
     */
    private static final Set<Integer> OF_EVERY_ADDRESS = Set.of(405, 406, 414, 431);

    private final SchemaReader schemas;
    private final Set<String> complaints = new TreeSet<>();

    AnswerReader(ApiDocument document) {
        this.schemas = new SchemaReader(document);
    }

    void read(SeenAnswers.Answer answer, ApiDocument.Operation operation) {
        String status = Integer.toString(answer.status());
        var schema = operation.schema(status, answer.mediaType());
        if (OF_EVERY_ADDRESS.contains(answer.status())) {
            return;
        }
        if (!operation.statuses().contains(status)) {
            complaints.add(operation + " was answered " + status + ", which is not documented");
        } else if (!answer.body().isEmpty() && schema.isMissingNode()) {
            complaints.add(operation + " was answered " + status + " as " + answer.mediaType() + ", undocumented");
        } else if (!answer.body().isEmpty()) {
            readBody(answer.body(), schema, operation + " " + status);
        }
    }

    private void readBody(String body, JsonNode schema, String where) {
        try {
            schemas.read(JSON.readTree(body), schema, where);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code Schema.field} of all fields that were there. */
    Set<String> seen() {
        return schemas.seen();
    }

    Set<String> complaints() {
        Set<String> all = new TreeSet<>(complaints);
        all.addAll(schemas.complaints());
        return all;
    }
}
