package dev.latchkey.key;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Caller;
import dev.latchkey.secret.SecretReader;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Ends keys whose secrets were found in public. */
@ApplicationScoped
class Leaks {

    private final SecretReader secrets;
    private final Caller caller;
    private final KeyAudit audit;
    private final Clock clock;

    Leaks(SecretReader secrets, Caller caller, KeyAudit audit, Clock clock) {
        this.secrets = secrets;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Revokes the key whose secret it is, and notes that it leaked. Reporting it again changes nothing.
     *
     * @return fails with 404 if it is no key's
     */
    @WithTransaction
    Uni<LeakedKey> report(ReportLeak leak) {
        return find(leak)
                .onItem().ifNull().failWith(Keys::notFound)
                .call(key -> key.leakedAt == null ? note(key, leak.source()) : Uni.createFrom().voidItem())
                .map(LeakedKey::of);
    }

    private Uni<ApiKey> find(ReportLeak leak) {
        return leak.secret() == null
                ? ApiKey.lock(HexFormat.of().parseHex(leak.hash()))
                : ApiKey.lock(secrets.hashes(leak.secret()).orElseThrow(Keys::notFound));
    }

    private Uni<Void> note(ApiKey key, String source) {
        Instant now = clock.instant();
        boolean revoke = key.revokedAt == null;
        if (revoke) {
            key.revoke(caller.subject(), now);
        }
        key.leakedAt = now;
        key.leakSource = source;
        return audit.leaked(key, revoke);
    }
}
