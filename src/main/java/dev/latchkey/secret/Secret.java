package dev.latchkey.secret;

/**
 * A well-formed API secret key. It can be neither printed nor serialised by accident: the only way to its text is
 * {@link #reveal()}, which is called where the text is handed to its owner and where it is hashed.
 */
public final class Secret {

    private static final int HINT_TAIL = 4;

    private final String text;
    private final KeyEnvironment environment;

    /** Only {@link SecretFormat} makes secrets: whoever holds one knows that its form and check are right. */
    Secret(String text, KeyEnvironment environment) {
        this.text = text;
        this.environment = environment;
    }

    /** The secret in full. */
    public String reveal() {
        return text;
    }

    public KeyEnvironment environment() {
        return environment;
    }

    /** Enough for a person to tell keys apart, e.g. {@code dxm_live_...k3Xz}: prefix, environment, last four characters. */
    public String hint() {
        int bodyStart = text.lastIndexOf('_') + 1;
        return text.substring(0, bodyStart) + "..." + text.substring(text.length() - HINT_TAIL);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
