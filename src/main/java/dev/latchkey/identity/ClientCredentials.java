package dev.latchkey.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client sent to say who it is.
 *
 * @param id of which nobody knows yet whether there is such a client
 */
public record ClientCredentials(String id, String secret) {

    private static final Pattern BASIC = Pattern.compile("(?i)basic +([A-Za-z0-9+/]+={0,2})");

    /**
     * Of HTTP Basic; empty if it is none, and if it is meant for an account: email addresses have an {@code @}, clients' ids
     * don't.
     *
     * @param authorization the header's value, null if there is none
     */
    static Optional<ClientCredentials> ofHeader(String authorization) {
        return Optional.ofNullable(authorization).map(BASIC::matcher).filter(matcher -> matcher.matches())
                .flatMap(matcher -> decode(matcher.group(1)))
                .filter(text -> text.indexOf(':') >= 0)
                .map(text -> new ClientCredentials(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1)))
                .filter(credentials -> credentials.id.indexOf('@') < 0);
    }

    /**
     * The secret if it was encoded as RFC 6749, 2.3.1 wants it within HTTP Basic. Many clients don't encode it, so it is not
     * known which of the two was sent; a secret that is right in one of these readings is no easier to guess for the other.
     */
    String decodedSecret() {
        try {
            return URLDecoder.decode(secret, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return secret;
        }
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without the secret, and without the id, which may be one in the wrong place. */
    @Override
    public String toString() {
        return "ClientCredentials[hidden]";
    }
}
