package dev.latchkey.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is to be recorded: {@code AuditEntry.of(KEY_CHANGED, actor).merchant(id).key(id).change(before, after)}. Names and
 * hints may stand in it, but no secret, password, token, or hash of one: it is kept for ever, and many may read it.
 *
 * @param merchantId whose it is; null for signing in and out and for plans, which belong to no merchant
 * @param keyId which key it is about; null if about none
 * @param target what else it is about, as people call it: a key's name, a member's subject; null if the rest says it
 * @param before what was so, of what differs; null if there is nothing to tell
 * @param after what is so now, of what differs; null if there is nothing to tell
 */
public record AuditEntry(AuditAction action, Actor actor, String merchantId, UUID keyId, String target,
        Map<String, Object> before, Map<String, Object> after) {

    public static AuditEntry of(AuditAction action, Actor actor) {
        return new AuditEntry(action, actor, null, null, null, null, null);
    }

    public AuditEntry merchant(String id) {
        return new AuditEntry(action, actor, id, keyId, target, before, after);
    }

    public AuditEntry key(UUID id) {
        return new AuditEntry(action, actor, merchantId, id, target, before, after);
    }

    public AuditEntry target(String name) {
        return new AuditEntry(action, actor, merchantId, keyId, name, before, after);
    }

    /**
     * Tells what was and what is, of that which differs. Values are text, numbers, truth values, times, and lists and maps of
     * these; null is like absent.
     *
     * @param was null if there was nothing before
     * @param is null if there is nothing now
     */
    public AuditEntry change(Map<String, ?> was, Map<String, ?> is) {
        return new AuditEntry(action, actor, merchantId, keyId, target, differing(was, is), differing(is, was));
    }

    /** Whether it tells of a change in which nothing differs: then nothing happened. */
    boolean changesNothing() {
        return before != null && after != null && before.isEmpty() && after.isEmpty();
    }

    private static Map<String, Object> differing(Map<String, ?> facts, Map<String, ?> others) {
        Map<String, Object> differing = new TreeMap<>();
        if (facts != null) {
            facts.forEach((name, value) -> {
                if (value != null && (others == null || !Objects.equals(value, others.get(name)))) {
                    differing.put(name, value instanceof Instant time ? time.toString() : value);
                }
            });
        }
        return differing;
    }
}
