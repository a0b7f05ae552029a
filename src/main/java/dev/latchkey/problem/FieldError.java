package dev.latchkey.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of a body, or one parameter.
 *
 * @param field its name, with dots and indexes where it lies deeper: {@code names[0].name}
 * @param pointer the same as a JSON Pointer in a URI fragment (RFC 6901, 6), as RFC 9457's own example has it
 * @param detail what to do about it
 */
public record FieldError(
        @Schema(examples = "name") String field,
        @Schema(examples = "#/name") String pointer,
        @Schema(examples = "must not be blank") String detail) {

    /** For a dotted path such as {@code names[0].name}. */
    public static FieldError at(String field, String detail) {
        String pointer = field.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        return new FieldError(field, "#/" + pointer, detail);
    }
}
