package dev.latchkey.key;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

/** Tells the audit log what became of keys. Each method must run in the transaction of what it tells. */
@ApplicationScoped
class KeyAudit {

    private final Audit audit;
    private final Caller caller;

    KeyAudit(Audit audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    Uni<Void> created(ApiKey key) {
        Map<String, Object> facts = new HashMap<>(KeySettings.of(key).facts());
        facts.put("env", key.environment.word());
        facts.put("hint", key.hint);
        facts.put("rotatedFrom", key.rotatedFrom == null ? null : key.rotatedFrom.toString());
        return audit.record(about(AuditAction.KEY_CREATED, key).change(null, facts));
    }

    /** @param before the settings that it had */
    Uni<Void> changed(ApiKey key, KeySettings before) {
        return audit.record(about(AuditAction.KEY_CHANGED, key).change(before.facts(), KeySettings.of(key).facts()));
    }

    /** @param expiry when the rotated key would have expired; null for never */
    Uni<Void> rotated(ApiKey key, Instant expiry, ApiKey successor) {
        Map<String, Object> before = new HashMap<>();
        before.put("expiresAt", expiry);
        return audit.record(about(AuditAction.KEY_ROTATED, key).change(before,
                Map.of("expiresAt", key.expiresAt, "rotatedTo", successor.id.toString(), "hint", successor.hint)));
    }

    /** @param before what it was good for until then */
    Uni<Void> revoked(ApiKey key, KeyStatus before) {
        return audit.record(about(AuditAction.KEY_REVOKED, key).change(Map.of("status", before.word()),
                Map.of("status", KeyStatus.REVOKED.word())));
    }

    /** @param revoked whether the report revoked it */
    Uni<Void> leaked(ApiKey key, boolean revoked) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("source", key.leakSource);
        facts.put("revoked", revoked);
        return audit.record(about(AuditAction.KEY_LEAKED, key).change(null, facts));
    }

    Uni<Void> imported(MerchantId merchant, int keys) {
        return audit.record(AuditEntry.of(AuditAction.KEYS_IMPORTED, caller.actor()).merchant(merchant.value())
                .change(null, Map.of("count", keys)));
    }

    private AuditEntry about(AuditAction action, ApiKey key) {
        return AuditEntry.of(action, caller.actor()).merchant(key.merchantId).key(key.id).target(key.name);
    }
}
