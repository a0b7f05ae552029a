package dev.latchkey.verify;

import java.util.Optional;

/**
 * What the store said of a hash, and from when that is.
 *
 * @param key the key, or empty if the store has none
 * @param lastChange the number of the last of {@link Changes} that was heard before the store was asked
 * @param askedAt when it was asked, in nanoseconds of a clock that never goes back
 */
record LoadedKey(Optional<KnownKey> key, long lastChange, long askedAt) {
}
