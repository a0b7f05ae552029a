package dev.latchkey.verify;

import java.util.Optional;
import java.util.Set;

import dev.latchkey.network.ClientAddress;

/**
 * A request for admission.
 *
 * @param presented the secret as it was sent, absent if none was; several are joined by commas as RFC 9110, 5.3 has it,
 *        which no secret contains
 * @param exposed whether the request's URL carries a secret, which is never looked up: URLs end up in logs
 * @param clientAddress from where the caller asks
 * @param requiredScopes what the request needs, all of them
 * @param cost what it takes from the windows: 1 for an ordinary request, 0 for one that is free
 */
public record Attempt(Optional<String> presented, boolean exposed, ClientAddress clientAddress, Set<String> requiredScopes,
        int cost) {

    public Attempt {
        if (cost < 0) {
            throw new IllegalArgumentException("a cost is not negative, but is " + cost);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Attempt[from " + clientAddress + ", scopes " + requiredScopes + ", cost " + cost + "]";
    }
}
