package dev.latchkey.door;

import java.util.List;
import java.util.Optional;

import io.vertx.core.MultiMap;

/** The header field in which integrating servers send their secret. */
public final class KeyHeader {

    public static final String NAME = "X-Merchant-API-Key";

    private KeyHeader() {
    }

    /** What was sent, several values joined by commas as RFC 9110, 5.3 has it; empty if the field is missing. */
    public static Optional<String> read(MultiMap headers) {
        List<String> keys = headers.getAll(NAME);
        return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(",", keys));
    }
}
