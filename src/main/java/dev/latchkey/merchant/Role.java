package dev.latchkey.merchant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member is in a merchant. */
public enum Role {

    @JsonProperty("owner")
    OWNER,
    @JsonProperty("developer")
    DEVELOPER,
    @JsonProperty("viewer")
    VIEWER
}
