package dev.latchkey.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Collects what is wrong with a body of many lines, each of which is a JSON object. */
public final class LineErrors {

    /** So many are told; who has more has one mistake in all lines. */
    private static final int MAX_TOLD = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private int count;

    /** @param line counted from 1 */
    public void add(int line, String field, String detail) {
        count++;
        if (errors.size() < MAX_TOLD) {
            errors.add(FieldError.at("lines[" + (line - 1) + "]" + (field.isEmpty() ? "" : "." + field),
                    "line " + line + ": " + detail));
        }
    }

    /** A line that can't be read. */
    public void add(int line, JsonProcessingException failure) {
        add(line, UnreadableBody.problemOf(failure));
    }

    /** A line that was read but breaks rules. */
    public void add(int line, Set<? extends ConstraintViolation<?>> violations) {
        if (!violations.isEmpty()) {
            add(line, Violations.problemOf(new ConstraintViolationException(violations)));
        }
    }

    public boolean none() {
        return count == 0;
    }

    /** Fails with 422 if anything was added. */
    public void failIfAny() {
        if (count > 0) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_FIELDS, "Nothing was made: " + count + " of the fields "
                    + "break a rule or can't be read. Mend the lines listed in errors"
                    + (count > MAX_TOLD ? ", the first of them." : "."),
                    errors));
        }
    }

    private void add(int line, Problem problem) {
        if (problem.errors().isEmpty()) {
            add(line, "", "must be one JSON object");
        }
        problem.errors().forEach(error -> add(line, error.field(), error.detail()));
    }
}
