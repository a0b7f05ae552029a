package dev.latchkey.paging;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

import dev.latchkey.problem.ProblemException;

/** Where a part of a list ended, as it stands in answers and URLs: the id of the last thing in it. */
public final class Cursor {

    private static final int UUID_BYTES = 16;

    private Cursor() {
    }

    /** The cursor of what comes behind this. */
    public static String after(UUID id) {
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Of the query parameter {@code cursor}: what it stands behind.
     *
     * @throws ProblemException with 400 if it is no cursor
     */
    public static UUID read(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == UUID_BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return new UUID(buffer.getLong(), buffer.getLong());
            }
        } catch (IllegalArgumentException e) {
            // told below, like a wrong length
        }
        throw ProblemException.invalidParameter("cursor", "must be the nextCursor of an earlier answer");
    }
}
