package dev.latchkey.key;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.problem.LineErrors;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;

/** Reads the body of an import: JSON, one key a line. All of them, or none and a report. */
@ApplicationScoped
class ImportLines {

    static final int MAX_KEYS = 10_000;

    private final ObjectMapper json;
    private final Validator validator;
    private final ScopeCatalogue scopes;

    ImportLines(ObjectMapper json, Validator validator, ScopeCatalogue scopes) {
        this.json = json;
        this.validator = validator;
        this.scopes = scopes;
    }

    /**
     * The keys by the number of their line, counted from 1. Empty lines count, and are passed over. Takes its time: not for an
     * event loop.
     *
     * @throws ProblemException with 422 and what is wrong in which line; with 400 if there is no line, or there are too many
     */
    Map<Integer, ImportKey> read(String body) {
        Map<Integer, ImportKey> keys = new LinkedHashMap<>();
        LineErrors errors = new LineErrors();
        List<String> lines = body.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            if (!lines.get(line - 1).isBlank()) {
                read(lines.get(line - 1), line, errors, keys);
            }
        }
        if (keys.isEmpty() && errors.none() || keys.size() > MAX_KEYS) {
            throw new ProblemException(ProblemCode.UNREADABLE_BODY,
                    "The body must have 1 to " + MAX_KEYS + " lines, each a JSON object.");
        }
        findTwins(keys, errors);
        errors.failIfAny();
        return keys;
    }

    private void read(String text, int line, LineErrors errors, Map<Integer, ImportKey> keys) {
        try {
            ImportKey key = json.readValue(text, ImportKey.class);
            if (key == null) {
                errors.add(line, "", "must be one JSON object");
                return;
            }
            keys.put(line, key);
            errors.add(line, validator.validate(key));
            key.scopes().stream().filter(scope -> !scopes.scopes().contains(scope))
                    .forEach(scope -> errors.add(line, "scopes", "must be of " + String.join(", ", scopes.scopes())));
        } catch (JsonProcessingException e) {
            errors.add(line, e);
        }
    }

    private static void findTwins(Map<Integer, ImportKey> keys, LineErrors errors) {
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> hashes = new HashMap<>();
        keys.forEach((line, key) -> {
            Integer sameName = key.name() == null ? null : names.putIfAbsent(key.name(), line);
            Integer sameHash = key.hash() == null ? null : hashes.putIfAbsent(key.hash().toLowerCase(Locale.ROOT), line);
            if (sameName != null) {
                errors.add(line, "name", "stands in line " + sameName + " already");
            }
            if (sameHash != null) {
                errors.add(line, "hash", "stands in line " + sameHash + " already");
            }
        });
    }
}
