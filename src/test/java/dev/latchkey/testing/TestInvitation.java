package dev.latchkey.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a test needs of an invitation that was just made. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TestInvitation(String id, String email, String url, boolean mailed) {

    /** What stands behind the {@code #} of the link. */
    public String token() {
        return url.substring(url.indexOf('#') + 1);
    }
}
