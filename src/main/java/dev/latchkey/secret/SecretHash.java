package dev.latchkey.secret;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What is kept of a secret: 32 bytes, and which pepper made them.
 *
 * @param pepperId the pepper under which the bytes were made
 * @param bytes HMAC-SHA-256 of the secret, not copied: whoever passes it gives it away
 */
public record SecretHash(String pepperId, byte[] bytes) {

    public static final int LENGTH = 32;

    public SecretHash {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a secret's hash has " + LENGTH + " bytes, not " + bytes.length);
        }
    }

    /** In constant time for the bytes, so that an answer's delay tells nothing about a stored hash. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && pepperId.equals(that.pepperId)
                && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash[pepper " + pepperId + "]";
    }
}
