package dev.latchkey.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where events are sent.
 *
 * @param name by which operators know it
 * @param url http or https, with a host, without anything that identifies us
 * @param key under which what is sent is signed
 */
record Endpoint(String name, URI url, SecretKeySpec key) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final String SETTING = "latchkey.webhooks.endpoints.";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException with what to do; neither URL nor secret is in it, for either may be confidential
     */
    static Endpoint of(String name, String url, String secret, boolean plainHttp) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name in " + SETTING
                    + "<name> is 1 to 32 small letters, digits and hyphens, but one is '" + name + "'");
        }
        return new Endpoint(name, url(name, url, plainHttp), key(name, secret));
    }

    /** What {@code webhook-signature} says of this (Standard Webhooks, symmetric signatures). */
    String signature(String id, Instant timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = (id + "." + timestamp.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    boolean secure() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** A name, or an address without brackets. */
    String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    int port() {
        return url.getPort() < 0 ? secure() ? 443 : 80 : url.getPort();
    }

    private static URI url(String name, String text, boolean plainHttp) {
        try {
            URI url = new URI(text.strip());
            boolean scheme = "https".equalsIgnoreCase(url.getScheme())
                    || plainHttp && "http".equalsIgnoreCase(url.getScheme());
            if (scheme && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                    && url.getPort() != 0 && url.getPort() <= MAX_PORT) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, like one that is well-formed and no use
        }
        throw new IllegalArgumentException(SETTING + name + ".url must be an address like https://example.com/path, without "
                + "user or fragment; http only with latchkey.webhooks.allow-private-addresses=true");
    }

    private static SecretKeySpec key(String name, String secret) {
        try {
            if (secret.startsWith(SECRET_PREFIX)) {
                byte[] bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
                if (bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES) {
                    return new SecretKeySpec(bytes, ALGORITHM);
                }
            }
        } catch (IllegalArgumentException e) {
            // told below, without the cause, which quotes the secret's characters
        }
        throw new IllegalArgumentException(SETTING + name + ".secret must be " + SECRET_PREFIX + " and then " + MIN_BYTES
                + " to " + MAX_BYTES + " random bytes in base64: echo whsec_$(openssl rand -base64 32)");
    }

    /** The URL may have a password in its path. */
    @Override
    public String toString() {
        return name;
    }
}
