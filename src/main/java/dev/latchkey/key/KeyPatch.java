package dev.latchkey.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.latchkey.json.MergePatch;

/** Applies a JSON Merge Patch to a key's settings, with the same rules as for a new key. */
@ApplicationScoped
class KeyPatch {

    private final ObjectMapper json;
    private final Validator validator;

    KeyPatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * @throws ConstraintViolationException if the outcome breaks a rule
     * @throws BadRequestException if the patch has an unknown field or a wrong type; its cause tells which
     */
    KeySettings apply(ObjectNode patch, KeySettings settings) {
        KeySettings changed = read(patch, settings);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private KeySettings read(ObjectNode patch, KeySettings settings) {
        try {
            // By itself as well: merging drops a field that is null, known or not.
            json.treeToValue(patch, KeySettings.class);
            return json.treeToValue(MergePatch.apply(json.valueToTree(settings), patch), KeySettings.class);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }
}
