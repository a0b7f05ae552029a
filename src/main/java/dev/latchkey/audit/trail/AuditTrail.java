package dev.latchkey.audit.trail;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.AuditEvent;
import dev.latchkey.merchant.Access;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What was recorded. */
@ApplicationScoped
public class AuditTrail {

    private static final String OF_MERCHANT = "e.merchantId = :merchant";

    /**
     * Since they became members: an owner can make anybody a member, and would otherwise learn from where that one signed in
     * all
     * along. For the same reason nothing of platform accounts.
     */
    private static final String SIGN_INS_OF_MEMBERS = """
            e.merchantId is null and exists (select 1 from Member m
              where m.merchantId = :merchant and m.subject = e.actor and m.createdAt <= e.at)
            and not exists (select 1 from Account a where a.email = e.actor and a.platform)""";

    // As the database orders them: by their bytes. Java would take the halves for signed numbers.
    private static final Comparator<UUID> BY_AGE = Comparator.comparing(UUID::toString);
    private static final Comparator<AuditEvent> NEWEST_FIRST = Comparator.comparing((AuditEvent event) -> event.id, BY_AGE)
            .reversed();

    private final Access access;

    AuditTrail(Access access) {
        this.access = access;
    }

    /** Of a merchant and its members. Fails with 404 or 403 if the caller may not see it. */
    @WithSession
    public Uni<AuditPage> of(MerchantId merchant, AuditQuery query) {
        Map<String, Object> parameters = Map.of("merchant", merchant.value());
        // Two questions: the database answers each from an index, newest first, but not both in one.
        return access.require(Permission.SEE_AUDIT, merchant)
                .chain(() -> query.run(OF_MERCHANT, parameters))
                .chain(events -> query.run(SIGN_INS_OF_MEMBERS, parameters).map(signIns -> merged(events, signIns)))
                .map(events -> AuditPage.of(events, query.limit()));
    }

    /** Of everybody, or of one merchant alone. For platform accounts. */
    @WithSession
    Uni<AuditPage> ofAll(Optional<MerchantId> merchant, AuditQuery query) {
        return merchant.map(id -> query.run(OF_MERCHANT, Map.of("merchant", id.value())))
                .orElseGet(() -> query.run("true", Map.of()))
                .map(events -> AuditPage.of(events, query.limit()));
    }

    private static List<AuditEvent> merged(List<AuditEvent> events, List<AuditEvent> signIns) {
        return Stream.concat(events.stream(), signIns.stream()).sorted(NEWEST_FIRST).toList();
    }
}
