package dev.latchkey.audit.trail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;

/**
 * What happened.
 *
 * @param actor who did it, as memberships know them; absent if the service did it by itself, or a sign-in was refused and
 *        nobody
 *        can tell whose it would have been
 * @param address from where
 * @param merchantId in which merchant; absent where somebody signed in or out, or it is about a plan: these
 *        belong to none
 * @param keyId which key it is about
 * @param target what else it is about: a key's name, a member's subject, an invited address, a plan's code, where somebody
 *        signed in
 * @param before what was so, of what differs now
 * @param after what is so since then, of what differed before
 */
@Schema(name = "AuditEvent")
public record AuditEventView(UUID id, Instant at, AuditAction action,
        @Schema(examples = "owner@demo.example") String actor, @Schema(examples = "203.0.113.9") String address,
        String merchantId,
        UUID keyId, @Schema(examples = "Core system") String target, Map<String, Object> before, Map<String, Object> after) {

    static AuditEventView of(AuditEvent event) {
        return new AuditEventView(event.id, event.at, event.action, event.actor, event.address, event.merchantId,
                event.keyId, event.target, event.before, event.after);
    }
}
