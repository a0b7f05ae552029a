package dev.latchkey.webhook;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.paging.Cursor;

/**
 * A part of a list of deliveries.
 *
 * @param nextCursor where the next part begins; absent at the end
 */
@Schema(name = "WebhookDeliveryPage")
public record DeliveryPage(List<DeliveryView> items, String nextCursor) {

    /** @param deliveries those of the page, and one more if there are more */
    static DeliveryPage of(List<WebhookDelivery> deliveries, int limit) {
        List<WebhookDelivery> page = deliveries.subList(0, Math.min(limit, deliveries.size()));
        return new DeliveryPage(page.stream().map(DeliveryView::of).toList(),
                deliveries.size() > limit ? Cursor.after(page.getLast().id) : null);
    }
}
