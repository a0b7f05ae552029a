package dev.latchkey.verify;

/** The store of keys gave no answer. */
final class LookupUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LookupUnavailableException(Throwable cause) {
        super("the store of keys gave no answer: " + cause.getMessage(), cause);
    }
}
