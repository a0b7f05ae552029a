package dev.latchkey.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Remembers the last use of each key until it is written: a request costs one entry in a map, and no store. The map has at
 * most as many entries as keys were used since the last writing.
 */
@ApplicationScoped
public class KeyUses {

    private final ConcurrentMap<UUID, Use> unwritten = new ConcurrentHashMap<>();
    private final Clock clock;

    public KeyUses(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes that a request by this key was admitted now.
     *
     * @param from the caller's IP address
     */
    public void note(UUID key, String from) {
        Instant now = clock.instant();
        Use last = unwritten.get(key);
        // A busy key is noted once a second: nobody wants to know it more exactly, and the entry stays where it is.
        if (last == null || !last.from().equals(from) || now.isAfter(last.at().plusSeconds(1))) {
            unwritten.put(key, new Use(now, from));
        }
    }

    /** Takes all that were noted: they are the caller's to write. */
    Map<UUID, Use> take() {
        return Unwritten.takeFrom(unwritten);
    }

    /** Puts back what could not be written. What was noted meanwhile is later, and stays. */
    void putBack(Map<UUID, Use> uses) {
        uses.forEach((key, use) -> unwritten.merge(key, use, Use::later));
    }
}
