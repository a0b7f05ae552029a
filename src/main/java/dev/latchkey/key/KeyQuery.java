package dev.latchkey.key;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.paging.Cursor;
import dev.latchkey.paging.PageLimit;
import dev.latchkey.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * Which keys to list.
 *
 * @param text what the name, the description or the hint contains, whatever its case
 * @param limit how many at most
 * @param cursor only keys behind this one
 */
public record KeyQuery(Optional<KeyStatus> status, Optional<String> text, KeyOrder order, int limit, Optional<UUID> cursor) {

    private static final int MAX_TEXT = 200;

    /**
     * Reads the parameters as they were sent, each null if it was not.
     *
     * @throws ProblemException with 400 if one makes no sense
     */
    public static KeyQuery of(String status, String text, String sort, String limit, String cursor) {
        return new KeyQuery(Optional.ofNullable(status).map(KeyQuery::statusOf),
                Optional.ofNullable(text).map(KeyQuery::textOf).filter(searched -> !searched.isEmpty()),
                sort == null ? KeyOrder.NEWEST : KeyOrder.of(sort),
                PageLimit.of(limit),
                Optional.ofNullable(cursor).map(Cursor::read));
    }

    /** The keys of this page, and one more if there are more. Must run in a session. */
    Uni<List<ApiKey>> run(MerchantId merchant, Instant now) {
        StringBuilder where = new StringBuilder("merchantId = :merchant");
        Map<String, Object> parameters = new HashMap<>(Map.of("merchant", merchant.value()));
        status.ifPresent(wanted -> {
            where.append(switch (wanted) {
                case REVOKED -> " and revokedAt is not null";
                case EXPIRED -> " and revokedAt is null and expiresAt <= :now";
                case DISABLED -> " and revokedAt is null and not enabled and (expiresAt is null or expiresAt > :now)";
                case ACTIVE -> " and revokedAt is null and enabled and (expiresAt is null or expiresAt > :now)";
            });
            if (wanted != KeyStatus.REVOKED) {
                parameters.put("now", now);
            }
        });
        text.ifPresent(searched -> {
            where.append(" and (lower(name) like :text escape '!' or lower(description) like :text escape '!'"
                    + " or lower(hint) like :text escape '!')");
            parameters.put("text", '%' + searched.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + '%');
        });
        cursor.ifPresent(id -> {
            where.append(order.afterCursor());
            parameters.put("cursor", id);
        });
        return ApiKey.<ApiKey> find(where + order.orderBy(), parameters).range(0, limit).list();
    }

    /** Cuts the list that {@link #run} gave to the page, and tells where the next one begins. */
    KeyPage page(List<ApiKey> keys, KeyHistory history, Instant now) {
        List<ApiKey> page = keys.subList(0, Math.min(limit, keys.size()));
        return new KeyPage(page.stream().map(key -> ApiKeyView.of(key, history, now)).toList(),
                keys.size() > limit ? Cursor.after(page.getLast().id) : null);
    }

    private static KeyStatus statusOf(String word) {
        return Stream.of(KeyStatus.values()).filter(status -> status.word().equals(word)).findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter("status",
                        "must be active, disabled, expired or revoked"));
    }

    private static String textOf(String text) {
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalidParameter("q",
                    "must have at most " + MAX_TEXT + " characters and no control characters");
        }
        return text.strip();
    }
}
