package dev.latchkey.problem;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** Tells Bean Validation's findings by the names of the JSON, not of the Java. */
final class Violations {

    private Violations() {
    }

    static Problem problemOf(ConstraintViolationException failure) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(Violations::errorOf)
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::detail))
                .toList();
        return errors.getFirst().field().isEmpty()
                ? Problem.of(ProblemCode.UNREADABLE_BODY, UnreadableBody.NO_OBJECT, List.of())
                : ProblemException.invalidFields(errors).problem();
    }

    private static FieldError errorOf(ConstraintViolation<?> violation) {
        return FieldError.at(field(violation.getPropertyPath()), violation.getMessage());
    }

    // create.command.scopes[1].<list element> -> scopes[1]: the method and its parameter mean nothing outside.
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        for (Iterator<Path.Node> nodes = path.iterator(); nodes.hasNext();) {
            Path.Node node = nodes.next();
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }
}
