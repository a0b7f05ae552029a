package dev.latchkey.audit.trail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.merchant.Subject;
import dev.latchkey.paging.Cursor;
import dev.latchkey.paging.PageLimit;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.time.Rfc3339;
import io.smallrye.mutiny.Uni;

/**
 * Which events to list, newest first.
 *
 * @param from the first instant of interest
 * @param to the first instant that is not of interest any more
 * @param limit how many at most
 * @param cursor only events behind this one
 */
public record AuditQuery(Optional<AuditAction> action, Optional<UUID> key, Optional<Subject> actor, Optional<Instant> from,
        Optional<Instant> to, int limit, Optional<UUID> cursor) {

    /**
     * Reads the parameters as they were sent, each null if it was not.
     *
     * @throws ProblemException with 400 if one makes no sense
     */
    public static AuditQuery of(String action, String keyId, String actor, String from, String to, String limit,
            String cursor) {
        return new AuditQuery(Optional.ofNullable(action).map(AuditQuery::actionOf),
                Optional.ofNullable(keyId).map(AuditQuery::uuidOf),
                Optional.ofNullable(actor).map(AuditQuery::subjectOf),
                Optional.ofNullable(from).map(text -> timeOf("from", text)),
                Optional.ofNullable(to).map(text -> timeOf("to", text)),
                PageLimit.of(limit), Optional.ofNullable(cursor).map(Cursor::read));
    }

    /**
     * The events of this page for which a condition holds, and one more if there are more. Must run in a session.
     *
     * @param condition in HQL, about the event {@code e}
     */
    Uni<List<AuditEvent>> run(String condition, Map<String, Object> itsParameters) {
        StringBuilder where = new StringBuilder("from AuditEvent e where ").append(condition);
        Map<String, Object> parameters = new HashMap<>(itsParameters);
        narrow(where, parameters, "e.action = :action", action);
        narrow(where, parameters, "e.keyId = :key", key);
        narrow(where, parameters, "e.actor = :actor", actor.map(Subject::value));
        narrow(where, parameters, "e.at >= :from", from);
        narrow(where, parameters, "e.at < :to", to);
        narrow(where, parameters, "e.id < :cursor", cursor);
        return AuditEvent.<AuditEvent> find(where + " order by e.id desc", parameters).range(0, limit).list();
    }

    private static void narrow(StringBuilder where, Map<String, Object> parameters, String condition, Optional<?> value) {
        value.ifPresent(wanted -> {
            where.append(" and ").append(condition);
            parameters.put(condition.substring(condition.indexOf(':') + 1), wanted);
        });
    }

    private static AuditAction actionOf(String word) {
        return AuditAction.ofWord(word).orElseThrow(
                () -> ProblemException.invalidParameter("action", "must be an action such as key.created"));
    }

    private static UUID uuidOf(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // told below, like one that is not in canonical form
        }
        throw ProblemException.invalidParameter("keyId", "must be a key's id");
    }

    private static Subject subjectOf(String text) {
        try {
            return new Subject(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("actor", e.getMessage());
        }
    }

    private static Instant timeOf(String parameter, String text) {
        return Rfc3339.parse(text).orElseThrow(() -> ProblemException.invalidParameter(parameter,
                "must be a time such as 2027-01-31T00:00:00Z; a + in it is sent as %2B"));
    }
}
