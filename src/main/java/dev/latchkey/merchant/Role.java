package dev.latchkey.merchant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member is in a merchant. */
public enum Role {

    @JsonProperty("owner")
    OWNER,
    @JsonProperty("developer")
    DEVELOPER,
    @JsonProperty("viewer")
    VIEWER;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
