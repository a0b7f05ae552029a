package dev.latchkey.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/** What was noted by many and is written by one. */
public final class Unwritten {

    private Unwritten() {
    }

    /**
     * Takes all that is in a map, while others go on putting into it. Of several who take at the same time each entry goes to
     * one.
     */
    public static <K, V> Map<K, V> takeFrom(ConcurrentMap<K, V> noted) {
        Map<K, V> taken = new HashMap<>();
        for (K key : noted.keySet()) {
            V value = noted.remove(key);
            if (value != null) {
                taken.put(key, value);
            }
        }
        return taken;
    }
}
