package dev.latchkey.secret;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key is for. It stands in the secret, so that nobody takes a test key for a live one. */
public enum KeyEnvironment {

    @JsonProperty("live")
    LIVE,
    @JsonProperty("test")
    TEST;

    /** The word in the secret, in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment of that word, empty if there is none. */
    public static Optional<KeyEnvironment> of(String word) {
        return switch (word) {
            case "live" -> Optional.of(LIVE);
            case "test" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }
}
