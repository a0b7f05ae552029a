package dev.latchkey.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which secrets are hashed. Several at once let a pepper be rotated: new secrets are hashed under the
 * current one, presented secrets are tried under each.
 */
public final class Peppers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final Pepper current;
    private final List<Pepper> all;

    /**
     * @param texts each pepper's text by its id
     * @param currentId the pepper for new secrets; may be absent where there is only one
     * @throws IllegalArgumentException if there is no pepper, one is too short, or the current one is not among them;
     *         the message names ids only
     */
    public Peppers(Map<String, String> texts, Optional<String> currentId) {
        String chosen = currentId.orElseGet(() -> onlyOne(texts));
        Map<SecretKeySpec, String> idByKey = new LinkedHashMap<>();
        for (Map.Entry<String, String> pepper : texts.entrySet()) {
            String twin = idByKey.put(key(pepper.getKey(), pepper.getValue()), pepper.getKey());
            if (twin != null) {
                throw new IllegalArgumentException(
                        "latchkey.peppers." + twin + " and latchkey.peppers." + pepper.getKey() + " are the same");
            }
        }
        all = idByKey.entrySet().stream().map(pepper -> new Pepper(pepper.getValue(), keyed(pepper.getKey()))).toList();
        current = all.stream().filter(pepper -> pepper.id().equals(chosen)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("latchkey.secret.current-pepper names '" + chosen
                        + "', but there is no latchkey.peppers." + chosen));
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** How a new secret is to be kept. */
    public SecretHash hash(Secret secret) {
        return current.hash(bytes(secret));
    }

    /** How the secret may have been kept: one hash for each pepper. */
    public List<SecretHash> candidates(Secret secret) {
        byte[] bytes = bytes(secret);
        if (all.size() == 1) {
            return List.of(current.hash(bytes));
        }
        return all.stream().map(pepper -> pepper.hash(bytes)).toList();
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.US_ASCII);
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // A platform whose own can't be copied is to be told at the start, and not by each request.
            return (Mac) mac.clone();
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM + ", and most can copy it", e);
        }
    }

    private static String onlyOne(Map<String, String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException(texts.isEmpty()
                    ? "there is no pepper: set latchkey.peppers.<id> to at least " + MIN_BYTES + " random bytes"
                    : "there are several peppers: name the one for new secrets in latchkey.secret.current-pepper");
        }
        return texts.keySet().iterator().next();
    }

    private static SecretKeySpec key(String id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a pepper's id is 1 to 32 small letters, digits and hyphens, but one is '" + id + "'");
        }
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "latchkey.peppers." + id + " has " + bytes.length + " bytes; at least " + MIN_BYTES + " are needed");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * @param keyed is never used itself, only copied: that is several times as quick as asking the platform for another one
     */
    private record Pepper(String id, Mac keyed) {

        SecretHash hash(byte[] secret) {
            try {
                return new SecretHash(id, ((Mac) keyed.clone()).doFinal(secret));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", e);
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Pepper[" + id + "]";
        }
    }
}
