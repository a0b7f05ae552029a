package dev.latchkey.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Tells what is wrong with a body that Jackson could not read. Jackson's own messages are not used: they name Java
 * classes and repeat what was sent, which may be a secret in the wrong field.
 */
final class UnreadableBody {

    static final String NO_OBJECT = "One JSON object is needed as the body, and nothing after it.";

    private UnreadableBody() {
    }

    static Problem problemOf(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            List<JsonMappingException.Reference> parents = unknown.getPath().subList(0, unknown.getPath().size() - 1);
            return problem(FieldError.unknown(field(parents), unknown.getPropertyName(),
                    "is not a field of this request; remove it, or look for a typing error"));
        }
        if (failure instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            return problem(FieldError.at(field(mismatch.getPath()), "must be " + expected(mismatch.getTargetType())));
        }
        if (failure instanceof MismatchedInputException) {
            return Problem.of(ProblemCode.UNREADABLE_BODY, NO_OBJECT, List.of());
        }
        return Problem.of(ProblemCode.UNREADABLE_BODY,
                "The body is not valid JSON, or has a field twice (line %d, column %d).".formatted(
                        failure.getLocation() == null ? 1 : failure.getLocation().getLineNr(),
                        failure.getLocation() == null ? 1 : failure.getLocation().getColumnNr()),
                List.of());
    }

    private static Problem problem(FieldError error) {
        return Problem.of(ProblemCode.UNREADABLE_BODY, "The body has fields that can't be read.", List.of(error));
    }

    private static String field(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "Integer", "int" -> "a whole number";
            case "Instant" -> "a time in UTC as RFC 3339 has it, such as 2027-01-31T00:00:00Z";
            default -> type.isEnum() ? "one of " + choices(type) : "an object";
        };
    }

    private static String choices(Class<?> type) {
        return String.join(", ", Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT)).toList());
    }
}
