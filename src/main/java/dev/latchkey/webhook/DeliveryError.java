package dev.latchkey.webhook;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why an endpoint gave no answer. A closed list: what libraries say may tell of the URL. */
public enum DeliveryError {

    /** No answer in time. */
    TIMEOUT,
    /** Its name resolves to nothing. */
    UNKNOWN_HOST,
    /** Its name resolves to an address in a private network, and such are not allowed. Nothing was sent. */
    ADDRESS_NOT_ALLOWED,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** It could not prove who it is. Nothing was sent. */
    TLS;

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
