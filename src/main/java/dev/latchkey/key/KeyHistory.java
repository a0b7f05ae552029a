package dev.latchkey.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.latchkey.usage.KeyUse;
import dev.latchkey.usage.LimitTrial;
import io.smallrye.mutiny.Uni;

/**
 * What was counted of keys' use.
 *
 * @param uses the last uses, by key
 * @param trials how many requests limits on trial would have refused, by subject
 */
record KeyHistory(Map<UUID, KeyUse> uses, Map<String, Long> trials) {

    static final KeyHistory NONE = new KeyHistory(Map.of(), Map.of());

    /** Of these keys. Must run in a session. */
    static Uni<KeyHistory> of(List<ApiKey> keys) {
        List<UUID> ids = keys.stream().map(key -> key.id).toList();
        return KeyUse.ofKeys(ids).chain(uses -> LimitTrial.counts(ids.stream().map(LimitTrial::ofKey).toList())
                .map(trials -> new KeyHistory(uses.stream().collect(Collectors.toMap(use -> use.keyId, Function.identity())),
                        trials)));
    }

    Optional<KeyUse> use(UUID key) {
        return Optional.ofNullable(uses.get(key));
    }

    long shadowRefusals(UUID key) {
        return trials.getOrDefault(LimitTrial.ofKey(key), 0L);
    }
}
