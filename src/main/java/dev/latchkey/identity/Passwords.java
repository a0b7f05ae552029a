package dev.latchkey.identity;

import java.nio.charset.StandardCharsets;

import io.quarkus.elytron.security.common.BcryptUtil;

/**
 * How passwords are kept: bcrypt, with the least work factor that OWASP recommends, because HTTP Basic pays it on every
 * request. Hashing takes tens of milliseconds: never on an event loop.
 */
public final class Passwords {

    public static final int MIN_CHARACTERS = 12;
    /** bcrypt ignores what comes after; a longer password would be a shorter one in disguise. */
    public static final int MAX_BYTES = 72;

    private static final int WORK_FACTOR = 10;
    /** To compare with where there is no account, so that the delay does not tell which accounts exist. */
    static final String NOBODYS_HASH = hash("nobody has this password");

    private Passwords() {
    }

    /** @throws IllegalArgumentException if the password is too short or too long; the message does not repeat it */
    public static String hash(String password) {
        if (password.length() < MIN_CHARACTERS || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a password has at least " + MIN_CHARACTERS + " characters and at most "
                    + MAX_BYTES + " bytes");
        }
        return BcryptUtil.bcryptHash(password, WORK_FACTOR);
    }

    static boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }
}
