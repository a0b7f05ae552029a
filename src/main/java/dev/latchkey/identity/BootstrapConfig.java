package dev.latchkey.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The first platform account, made at start while there is none. Both or neither; may be removed afterwards. */
@ConfigMapping(prefix = "latchkey.bootstrap")
public interface BootstrapConfig {

    /** Its email address. */
    Optional<String> email();

    /** Its password: 12 characters or more, 72 bytes or fewer. */
    Optional<String> password();
}
