package dev.latchkey.window;

import java.util.Optional;

/**
 * On which account of its subject an admitted request is counted, beside its windows: these forget, an account does not.
 *
 * @param name unique within the subject; becomes a part of a Redis key, so it must be safe to show, and has no slash
 * @param quota what all accounts of the subject may do in the current period, absent if there is no end
 */
public record Account(String name, Optional<Quota> quota) {

    public Account {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not the name of an account: " + name);
        }
    }
}
