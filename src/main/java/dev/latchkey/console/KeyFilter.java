package dev.latchkey.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.latchkey.key.KeyOrder;
import dev.latchkey.key.KeyQuery;
import dev.latchkey.key.KeyStatus;

/**
 * Which keys a page shows, as its form and links say it.
 *
 * @param text empty for all
 * @param status a word of {@link KeyStatus}, empty for all
 * @param sort a word of {@link KeyOrder}
 * @param cursor where the page begins, null at the beginning
 */
public record KeyFilter(String text, String status, String sort, String cursor) {

    private static final String PAGE_SIZE = "25";

    /** A form sends what was not filled in as empty. */
    static KeyFilter of(String q, String status, String sort, String cursor) {
        return new KeyFilter(q == null ? "" : q, status == null ? "" : status,
                sort == null || sort.isEmpty() ? KeyOrder.NEWEST.word() : sort, cursor);
    }

    KeyQuery query() {
        return KeyQuery.of(status.isEmpty() ? null : status, text, sort, PAGE_SIZE, cursor);
    }

    /** Whether keys may be missing that are there. */
    public boolean any() {
        return !text.isBlank() || !status.isEmpty() || cursor != null;
    }

    public List<KeyStatus> statuses() {
        return List.of(KeyStatus.ACTIVE, KeyStatus.DISABLED, KeyStatus.EXPIRED, KeyStatus.REVOKED);
    }

    /** The same filter as a link has it, from the beginning. */
    public String link() {
        return Stream.of("q=" + encoded(text), "status=" + encoded(status), "sort=" + encoded(sort))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
