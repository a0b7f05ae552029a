package dev.latchkey.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.paging.Cursor;
import dev.latchkey.paging.PageLimit;
import dev.latchkey.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * Which deliveries to list, newest first.
 *
 * @param limit how many at most
 * @param cursor only deliveries behind this one
 */
record DeliveryQuery(Optional<DeliveryStatus> status, Optional<MerchantId> merchant, int limit, Optional<UUID> cursor) {

    /**
     * Reads the parameters as they were sent, each null if it was not.
     *
     * @throws ProblemException with 400 if one makes no sense
     */
    static DeliveryQuery of(String status, String merchantId, String limit, String cursor) {
        return new DeliveryQuery(Optional.ofNullable(status).map(DeliveryQuery::statusOf),
                Optional.ofNullable(merchantId).map(DeliveryQuery::merchantOf), PageLimit.of(limit),
                Optional.ofNullable(cursor).map(Cursor::read));
    }

    /** Those of this page, and one more if there are more. Must run in a session. */
    Uni<List<WebhookDelivery>> run() {
        StringBuilder condition = new StringBuilder("from WebhookDelivery d where true");
        Map<String, Object> parameters = new HashMap<>();
        status.ifPresent(wanted -> {
            condition.append(" and d.status = :status");
            parameters.put("status", wanted);
        });
        merchant.ifPresent(wanted -> {
            condition.append(" and d.merchantId = :merchant");
            parameters.put("merchant", wanted.value());
        });
        cursor.ifPresent(id -> {
            condition.append(" and d.id < :cursor");
            parameters.put("cursor", id);
        });
        return WebhookDelivery.<WebhookDelivery> find(condition.append(" order by d.id desc").toString(), parameters)
                .range(0, limit).list();
    }

    private static DeliveryStatus statusOf(String word) {
        return DeliveryStatus.ofWord(word).orElseThrow(
                () -> ProblemException.invalidParameter("status", "must be pending, delivered or failed"));
    }

    private static MerchantId merchantOf(String text) {
        try {
            return new MerchantId(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("merchantId", e.getMessage());
        }
    }
}
