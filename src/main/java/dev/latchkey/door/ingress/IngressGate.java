package dev.latchkey.door.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import io.vertx.core.MultiMap;

/**
 * Tells the ingress from everybody else, where it has a secret to show. Digests are compared and not the texts, so that the
 * time which it takes tells nothing of them, not even their length.
 */
public final class IngressGate {

    static final String HEADER = "X-Ingress-Secret";

    private static final int MIN_LENGTH = 32;

    private final List<byte[]> digests;

    private IngressGate(List<byte[]> digests) {
        this.digests = digests;
    }

    /**
     * @param secrets any of them opens; everybody passes if there are none
     * @throws IllegalArgumentException if one is too short to be a secret; the message does not tell it
     */
    static IngressGate of(List<String> secrets) {
        if (secrets.stream().anyMatch(secret -> secret.length() < MIN_LENGTH)) {
            throw new IllegalArgumentException("latchkey.ingress.secret must have at least " + MIN_LENGTH
                    + " characters, e.g. the output of 'openssl rand -base64 48'");
        }
        return new IngressGate(secrets.stream().map(IngressGate::digest).toList());
    }

    /** Whether a request with these header fields comes from the ingress. */
    public boolean opensTo(MultiMap headers) {
        if (digests.isEmpty()) {
            return true;
        }
        List<String> shown = headers.getAll(HEADER);
        byte[] digest = digest(shown.size() == 1 ? shown.getFirst() : "");
        boolean opens = false;
        for (byte[] right : digests) {
            opens |= MessageDigest.isEqual(right, digest);
        }
        return opens;
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
