package dev.latchkey.window;

/** Redis gave no usable answer in time; whether the request was counted is not known. */
public final class WindowUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WindowUnavailableException(Throwable cause) {
        super("the window's store gave no answer: " + cause.getMessage(), cause);
    }
}
