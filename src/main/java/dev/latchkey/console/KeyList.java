package dev.latchkey.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.key.ApiKeyView;
import dev.latchkey.key.KeyPage;
import dev.latchkey.key.KeyStatus;
import dev.latchkey.key.Keys;

/**
 * What the page of a merchant's keys shows.
 *
 * @param live how many keys hold a place
 * @param retiring keys that another one replaced and that have not expired, by id
 * @param leaked keys that were reported as leaked in the last {@link #LEAKS_SHOWN}
 * @param scopes what a key can be limited to
 */
public record KeyList(KeyPage page, long live, Map<ApiKeyId, ApiKeyView> retiring, List<ApiKeyView> leaked,
        List<String> scopes) {

    static final Duration LEAKS_SHOWN = Duration.ofDays(30);

    public long max() {
        return Keys.MAX_LIVE_KEYS;
    }

    /** Whether no key can be made. */
    public boolean full() {
        return live >= max();
    }

    /** The key whose place this one took, while that still works. */
    public Optional<ApiKeyView> old(ApiKeyView key) {
        return Optional.ofNullable(key.rotatedFrom()).map(retiring::get).filter(old -> old.status() == KeyStatus.ACTIVE);
    }

    /** What tells the key from all others of the page that have not ended: a rotated one has the name of its successor. */
    public String title(ApiKeyView key) {
        return key.rotatedAt() == null ? key.name() : key.name() + " " + key.hint();
    }

    public List<Grace> graces() {
        return List.of(Grace.values());
    }
}
