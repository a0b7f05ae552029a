package dev.latchkey.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * What is kept of a secret: 32 bytes, and what made them.
 *
 * @param pepperId the pepper under which HMAC-SHA-256 made the bytes; null for the plain SHA-256 of an imported key's secret
 * @param bytes not copied: whoever passes them gives them away
 */
public record SecretHash(String pepperId, byte[] bytes) {

    public static final int LENGTH = 32;

    public SecretHash {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a secret's hash has " + LENGTH + " bytes, not " + bytes.length);
        }
    }

    /** Of an imported key: the plain SHA-256 that the other system kept. */
    public static SecretHash imported(byte[] sha256) {
        return new SecretHash(null, sha256);
    }

    /** The plain SHA-256 of what a foreign system issued. */
    static SecretHash plain(byte[] foreign) {
        try {
            return imported(MessageDigest.getInstance("SHA-256").digest(foreign));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** In constant time for the bytes, so that an answer's delay tells nothing about a stored hash. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && Objects.equals(pepperId, that.pepperId)
                && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The first of the bytes, which are as good as random. */
    @Override
    public int hashCode() {
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    @Override
    public String toString() {
        return pepperId == null ? "SecretHash[plain]" : "SecretHash[pepper " + pepperId + "]";
    }
}
