package dev.latchkey.console;

import java.util.List;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.trail.AuditQuery;

/**
 * Which events a page shows, as its form and links say it.
 *
 * @param action a word of {@link AuditAction}, empty for all
 * @param cursor where the page begins, null at the beginning
 */
public record AuditFilter(String action, String cursor) {

    private static final String PAGE_SIZE = "25";

    /** A form sends what was not chosen as empty. */
    static AuditFilter of(String action, String cursor) {
        return new AuditFilter(action == null ? "" : action, cursor);
    }

    AuditQuery query() {
        return AuditQuery.of(action.isEmpty() ? null : action, null, null, null, null, PAGE_SIZE, cursor);
    }

    /** Whether events may be missing that are there. */
    public boolean any() {
        return !action.isEmpty() || cursor != null;
    }

    public List<AuditAction> actions() {
        return List.of(AuditAction.values());
    }
}
