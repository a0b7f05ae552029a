package dev.latchkey.invitation;

import java.security.SecureRandom;
import java.util.Base64;

/** What makes an invitation's link work: 256 random bits. Prints nothing; whoever wants the text has to say so. */
final class LinkToken {

    private static final int BYTES = 32;

    private final String text;

    private LinkToken(String text) {
        this.text = text;
    }

    static LinkToken generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** In base64url: 43 characters that need no escaping in a URL. */
    String reveal() {
        return text;
    }

    TokenHash hash() {
        return TokenHash.of(text);
    }

    @Override
    public String toString() {
        return "LinkToken[...]";
    }
}
