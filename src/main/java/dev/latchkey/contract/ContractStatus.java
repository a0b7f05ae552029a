package dev.latchkey.contract;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a contract stands; only one that is active or on trial opens the door. */
public enum ContractStatus {

    /** Free of charge. */
    @JsonProperty("trial")
    TRIAL,
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

    boolean opens() {
        return this == TRIAL || this == ACTIVE;
    }
}
