package dev.latchkey.merchant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a contract stands; only an active one opens the door. */
public enum ContractStatus {

    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("suspended")
    SUSPENDED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
