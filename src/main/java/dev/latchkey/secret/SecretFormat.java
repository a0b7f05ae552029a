package dev.latchkey.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The textual form of secrets: {@code <prefix>_<env>_<32 base62><6 base62 of CRC-32>}. For secret scanners:
 * {@code <prefix>_(live|test)_[0-9A-Za-z]{38}}.
 */
public final class SecretFormat {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{1,11}");
    private static final int BODY_LENGTH = 32;
    private static final int CHECK_LENGTH = 6;
    private static final int ENVIRONMENT_LENGTH = 4;

    private final String prefix;
    private final int length;
    private final Pattern anywhere;

    /**
     * @param prefix what this installation's secrets begin with: 2 to 12 small letters and digits, a letter first
     * @throws IllegalArgumentException if it is anything else
     */
    public SecretFormat(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("latchkey.secret.prefix must be 2 to 12 small letters and digits, "
                    + "a letter first, but is '" + prefix + "'");
        }
        this.prefix = prefix;
        this.length = prefix.length() + 1 + ENVIRONMENT_LENGTH + 1 + BODY_LENGTH + CHECK_LENGTH;
        this.anywhere = Pattern.compile(scannerPattern());
    }

    /** A new secret, never made before: 190 bits of the given source. */
    public Secret generate(KeyEnvironment environment, SecureRandom random) {
        String unchecked = prefix + '_' + environment.word() + '_' + Base62.random(random, BODY_LENGTH);
        return new Secret(unchecked + check(unchecked), environment);
    }

    /** The secret that this text is, or empty if its length, prefix, environment, alphabet or check is wrong. */
    public Optional<Secret> parse(String text) {
        if (text.length() != length || !text.startsWith(prefix) || text.charAt(prefix.length()) != '_') {
            return Optional.empty();
        }
        int environmentStart = prefix.length() + 1;
        int environmentEnd = environmentStart + ENVIRONMENT_LENGTH;
        if (text.charAt(environmentEnd) != '_' || !Base62.isBase62(text, environmentEnd + 1)) {
            return Optional.empty();
        }
        int checkStart = length - CHECK_LENGTH;
        if (!text.endsWith(check(text.substring(0, checkStart)))) {
            return Optional.empty();
        }
        return KeyEnvironment.of(text.substring(environmentStart, environmentEnd))
                .map(environment -> new Secret(text, environment));
    }

    /** Whether something that looks like a secret of ours stands anywhere in this text, its check right or not. */
    public boolean occursIn(String text) {
        return anywhere.matcher(text).find();
    }

    /** The same for a URL, whose characters may be percent-encoded. */
    public boolean occursInUrl(String url) {
        boolean encoded = url.indexOf('%') >= 0;
        return (encoded || url.indexOf('_') >= 0) && occursIn(url)
                || encoded && occursIn(URLDecoder.decode(decodable(url), StandardCharsets.UTF_8));
    }

    // A percent sign that encodes nothing would make the decoder fail; what stands around it is looked at all the same.
    private static String decodable(String url) {
        return url.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    /** The regular expression to give to secret scanners. */
    public String scannerPattern() {
        return prefix + "_(live|test)_[0-9A-Za-z]{" + (BODY_LENGTH + CHECK_LENGTH) + "}";
    }

    // Comparing the check needs no constant time: it is a function of what the caller sent, not of anything we know.
    private static String check(String unchecked) {
        CRC32 crc = new CRC32();
        crc.update(unchecked.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECK_LENGTH);
    }
}
