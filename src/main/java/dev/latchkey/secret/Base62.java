package dev.latchkey.secret;

import java.security.SecureRandom;

/** Digits, capitals, small letters: what survives a double click, a URL and a shell unquoted. */
final class Base62 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RADIX = ALPHABET.length();

    private Base62() {
    }

    /** Uniformly drawn characters. {@code nextInt(bound)} rejects the uneven tail, so no character is favoured. */
    static String random(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(RADIX)));
        }
        return text.toString();
    }

    /** The number, which must not be negative, padded with zeros at the left to at least {@code width} characters. */
    static String encode(long number, int width) {
        StringBuilder reversed = new StringBuilder(width);
        for (long rest = number; rest > 0; rest /= RADIX) {
            reversed.append(ALPHABET.charAt((int) (rest % RADIX)));
        }
        return "0".repeat(Math.max(0, width - reversed.length())) + reversed.reverse();
    }

    /** Whether all characters from there on are digits of this kind. */
    static boolean isBase62(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }
}
