package dev.latchkey.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a delivery stands. */
public enum DeliveryStatus {

    /** To be tried, or to be tried again. */
    PENDING,
    /** The endpoint took it. */
    DELIVERED,
    /** Given up. */
    FAILED;

    /** The word in JSON and in queries. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeliveryStatus> ofWord(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
