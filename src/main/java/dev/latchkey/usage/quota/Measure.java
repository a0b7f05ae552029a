package dev.latchkey.usage.quota;

import java.util.Locale;

/** What a quota is of. */
enum Measure {

    CALLS,
    TRANSFER;

    /** The word in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
