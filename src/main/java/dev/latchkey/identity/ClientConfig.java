package dev.latchkey.identity;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** The platform's own backends that may ask about keys. */
@ConfigMapping(prefix = "latchkey.clients")
public interface ClientConfig {

    /** By id: 1 to 64 letters, digits, dots, underscores and hyphens. */
    @WithParentName
    Map<String, Client> clients();

    interface Client {

        /** At least 32 characters. To change it, let the backend have a second id meanwhile. */
        String secret();
    }
}
