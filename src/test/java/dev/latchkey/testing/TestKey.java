package dev.latchkey.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a test needs of a key that was just made. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TestKey(String id, String name, String hint, String secret) {
}
