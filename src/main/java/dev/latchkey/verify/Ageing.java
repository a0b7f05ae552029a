package dev.latchkey.verify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.latchkey.secret.SecretHash;

/**
 * Keys that are in use and soon too old. They gather here, so that the store is asked for many at once.
 *
 * <p>
 * For use by any thread. Nothing but requests drives it: what nobody asks for any more is not looked up any more.
 */
final class Ageing {

    private static final long LONGEST_WAIT = Duration.ofMillis(100).toNanos();

    private final Map<SecretHash, List<SecretHash>> waiting = new LinkedHashMap<>();
    private long since;

    /**
     * A request has used a key that is soon too old.
     *
     * @param candidates its secret's hashes
     * @param now nanoseconds of a clock that never goes back
     * @return the secrets that are to be looked up now; none while others may still join them
     */
    synchronized List<List<SecretHash>> used(List<SecretHash> candidates, long now) {
        if (waiting.isEmpty()) {
            since = now;
        }
        waiting.put(candidates.getFirst(), candidates);
        if (waiting.size() < StoredKeys.MOST && now - since < LONGEST_WAIT) {
            return List.of();
        }
        List<List<SecretHash>> due = List.copyOf(waiting.values());
        waiting.clear();
        return due;
    }
}
