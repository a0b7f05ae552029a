package dev.latchkey.key;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.problem.FieldError;
import dev.latchkey.problem.ProblemException;

/**
 * The scopes that there are. A key that holds none may do everything; one that holds some, exactly what these name: no scope
 * includes another.
 */
@ApplicationScoped
public class ScopeCatalogue {

    private final List<String> scopes;

    ScopeCatalogue(ScopesConfig config) {
        scopes = config.catalogue().stream().distinct().toList();
    }

    /** In the order of the configuration. */
    public List<String> scopes() {
        return scopes;
    }

    /**
     * Passes if each of the scopes is in the catalogue, or among those that the key holds already.
     *
     * @throws ProblemException with 422 that names the others
     */
    void require(List<String> wanted, Set<String> held) {
        List<FieldError> errors = IntStream.range(0, wanted.size())
                .filter(i -> !scopes.contains(wanted.get(i)) && !held.contains(wanted.get(i)))
                .mapToObj(i -> FieldError.at("scopes[" + i + "]", "must be one of " + String.join(", ", scopes))).toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidFields(errors);
        }
    }
}
