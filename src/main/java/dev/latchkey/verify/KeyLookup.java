package dev.latchkey.verify;

import java.util.List;
import java.util.Optional;

import dev.latchkey.secret.SecretHash;
import io.vertx.core.Future;

/** Where keys are found by the hash of their secret. */
interface KeyLookup {

    /**
     * @param candidates the presented secret's hash under each pepper
     * @return the key, or empty; fails with {@link LookupUnavailableException} if the store gave no answer
     */
    Future<Optional<KnownKey>> find(List<SecretHash> candidates);
}
