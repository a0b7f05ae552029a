package dev.latchkey.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The clients that there are. Digests are compared and not the texts, so that the time which it takes tells nothing of them,
 * not even their length; a fast digest is right, because these secrets are long and asked for on every request.
 */
final class ClientSecrets {

    private static final int MIN_LENGTH = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** To compare with where there is no client. It is no text's digest that anybody knows. */
    private static final byte[] NOBODYS = new byte[32];

    private final Map<String, byte[]> digests = new HashMap<>();

    /**
     * @param secrets by id
     * @throws IllegalArgumentException if one can't be used; the message names ids only
     */
    ClientSecrets(Map<String, String> secrets) {
        secrets.forEach((id, secret) -> {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("latchkey.clients.<id>: an id is 1 to 64 letters, digits, dots, "
                        + "underscores and hyphens, but one is '" + id + "'");
            }
            if (secret.length() < MIN_LENGTH) {
                throw new IllegalArgumentException("latchkey.clients." + id + ".secret must have at least " + MIN_LENGTH
                        + " characters, e.g. the output of 'openssl rand -base64 48'");
            }
            digests.put(id, digest(secret));
        });
    }

    boolean has(String id) {
        return digests.containsKey(id);
    }

    /** Whether there is such a client, and this is its secret. Takes as long if there is none. */
    boolean match(ClientCredentials credentials) {
        byte[] right = digests.getOrDefault(credentials.id(), NOBODYS);
        boolean asSent = MessageDigest.isEqual(right, digest(credentials.secret()));
        boolean decoded = MessageDigest.isEqual(right, digest(credentials.decodedSecret()));
        return (asSent | decoded) && right != NOBODYS;
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
