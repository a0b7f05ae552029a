package dev.latchkey.audit.trail;

import java.util.List;

import dev.latchkey.audit.AuditEvent;
import dev.latchkey.paging.Cursor;

/**
 * A part of a list of events.
 *
 * @param nextCursor where the next part begins; absent at the end
 */
public record AuditPage(List<AuditEventView> items, String nextCursor) {

    /**
     * @param events those of the page, and one more if there are more
     * @param limit how many there are on the page at most
     */
    static AuditPage of(List<AuditEvent> events, int limit) {
        List<AuditEvent> page = events.subList(0, Math.min(limit, events.size()));
        return new AuditPage(page.stream().map(AuditEventView::of).toList(),
                events.size() > limit ? Cursor.after(page.getLast().id) : null);
    }
}
