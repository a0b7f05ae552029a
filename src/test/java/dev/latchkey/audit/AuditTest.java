package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** How events are kept. */
@QuarkusTest
class AuditTest extends ApiTest {

    private static final AuditEntry ENTRY = AuditEntry.of(AuditAction.SIGNED_OUT, new Actor("a@b.example", "192.0.2.1"));

    @Inject
    Audit audit;

    @Test
    void nothingIsRecordedOutsideOfATransaction() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                () -> Panache.withSession(() -> audit.record(ENTRY)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventGoesWithATransactionThatIsRolledBack() {
        AuditEntry doomed = AuditEntry.of(AuditAction.SIGNED_OUT, new Actor("doomed@b.example", null));

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> audit.record(doomed).chain(() -> Panache.flush()).invoke(() -> {
                    throw new IllegalArgumentException();
                })))).isInstanceOf(IllegalArgumentException.class);

        assertThat(database().values("audit_events")).noneMatch(row -> row.contains("doomed"));
    }

    /** Even the tests' role, which is a superuser. */
    @ParameterizedTest
    @ValueSource(strings = { "UPDATE audit_events SET actor = 'somebody else'", "DELETE FROM audit_events",
            "TRUNCATE audit_events",
            "SET session_replication_role = replica; DELETE FROM audit_events",
            "INSERT INTO audit_events SELECT * FROM audit_events ON CONFLICT (id) DO UPDATE SET actor = 'somebody else'",
            "WITH gone AS (DELETE FROM audit_events RETURNING id) SELECT count(*) FROM gone" })
    void noEventIsEverChangedOrDeleted(String sql) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> audit.record(ENTRY)));
        List<String> before = database().values("audit_events");

        assertThatThrownBy(() -> database().update(sql)).rootCause().hasMessageContaining("append-only");

        assertThat(database().values("audit_events")).isEqualTo(before);
    }

    @Test
    void theServicesRoleMayOnlyReadAndAdd() {
        assertThat(database().query("""
                SELECT privilege_type FROM information_schema.role_table_grants
                WHERE table_name = 'audit_events' AND grantee = current_user"""))
                .contains("SELECT", "INSERT").doesNotContain("UPDATE", "DELETE", "TRUNCATE");
    }
}
