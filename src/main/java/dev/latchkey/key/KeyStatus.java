package dev.latchkey.key;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a key is good for now. Where several are true, the first of this order is told. */
public enum KeyStatus {

    REVOKED,
    EXPIRED,
    DISABLED,
    ACTIVE;

    /** The word in JSON and in queries. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
