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
     * along. For the same reason nothing of platform accounts. Of each member the newest alone are looked at: a program that
     * signs in by HTTP Basic has a hundred thousand in a year.
     */
    private static final String SIGN_INS_OF_MEMBERS = """
            e.id in (select newest.id from Member m join lateral (
                select s.id as id from AuditEvent s
                where s.merchantId is null and s.actor = m.subject and s.at >= m.createdAt%s
                order by s.id desc limit %d) newest
              where m.merchantId = :merchant
                and not exists (select 1 from Account a where a.email = m.subject and a.platform))""";

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
        // Two questions: the database answers each from an index, newest first, but not both in one.
        return access.require(Permission.SEE_AUDIT, merchant)
                .chain(() -> events(merchant, query))
                .chain(events -> signIns(merchant, query).map(signIns -> merged(events, signIns)))
                .map(events -> AuditPage.of(events, query.limit()));
    }

    /** Of everybody, or of one merchant alone. For platform accounts. */
    @WithSession
    Uni<AuditPage> ofAll(Optional<MerchantId> merchant, AuditQuery query) {
        return merchant.map(id -> events(id, query)).orElseGet(() -> query.run("true" + query.narrowing("e"), Map.of()))
                .map(events -> AuditPage.of(events, query.limit()));
    }

    private static Uni<List<AuditEvent>> events(MerchantId merchant, AuditQuery query) {
        return query.run(OF_MERCHANT + query.narrowing("e"), Map.of("merchant", merchant.value()));
    }

    private static Uni<List<AuditEvent>> signIns(MerchantId merchant, AuditQuery query) {
        return query.run(SIGN_INS_OF_MEMBERS.formatted(query.narrowing("s"), query.limit() + 1),
                Map.of("merchant", merchant.value()));
    }

    private static List<AuditEvent> merged(List<AuditEvent> events, List<AuditEvent> signIns) {
        return Stream.concat(events.stream(), signIns.stream()).sorted(NEWEST_FIRST).toList();
    }
}
