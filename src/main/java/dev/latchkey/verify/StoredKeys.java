package dev.latchkey.verify;

import java.util.List;
import java.util.Optional;

import dev.latchkey.secret.SecretHash;
import io.vertx.core.Future;

/** The store of keys, which says what is true when it is asked. */
interface StoredKeys {

    /** How many secrets it is asked for at a time, at most. */
    int MOST = 32;

    /**
     * @param secrets each presented secret's hash under each pepper; 1 to {@value #MOST} of them
     * @return the key of each, or empty, in their order; fails with {@link LookupUnavailableException} if there was no answer
     */
    Future<List<Optional<KnownKey>>> find(List<List<SecretHash>> secrets);
}
