package dev.latchkey.audit.trail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.merchant.Subject;
import dev.latchkey.paging.Cursor;
import dev.latchkey.paging.PageLimit;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.time.TimeParameter;
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
                Optional.ofNullable(from).map(text -> TimeParameter.of("from", text)),
                Optional.ofNullable(to).map(text -> TimeParameter.of("to", text)),
                PageLimit.of(limit), Optional.ofNullable(cursor).map(Cursor::read));
    }

    /** In HQL, what has to hold besides for the event of that alias. */
    String narrowing(String alias) {
        return parameters().keySet().stream().map(name -> " and " + alias + switch (name) {
            case "key" -> ".keyId = :key";
            case "from" -> ".at >= :from";
            case "to" -> ".at < :to";
            case "cursor" -> ".id < :cursor";
            default -> "." + name + " = :" + name;
        }).collect(Collectors.joining());
    }

    /**
     * The events of this page for which a condition holds, and one more if there are more. Must run in a session.
     *
     * @param condition in HQL, about the event {@code e}; has this query's {@link #narrowing} in it already
     */
    Uni<List<AuditEvent>> run(String condition, Map<String, Object> itsParameters) {
        Map<String, Object> parameters = new HashMap<>(parameters());
        parameters.putAll(itsParameters);
        return AuditEvent.<AuditEvent> find("from AuditEvent e where " + condition + " order by e.id desc", parameters)
                .range(0, limit).list();
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        action.ifPresent(wanted -> parameters.put("action", wanted));
        key.ifPresent(id -> parameters.put("key", id));
        actor.ifPresent(subject -> parameters.put("actor", subject.value()));
        from.ifPresent(time -> parameters.put("from", time));
        to.ifPresent(time -> parameters.put("to", time));
        cursor.ifPresent(id -> parameters.put("cursor", id));
        return parameters;
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
}
