package dev.latchkey.key;

import java.util.List;

/**
 * A part of a list.
 *
 * @param nextCursor where the next part begins; absent at the end
 */
public record KeyPage(List<ApiKeyView> items, String nextCursor) {
}
