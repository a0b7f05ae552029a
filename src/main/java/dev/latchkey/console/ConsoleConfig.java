package dev.latchkey.console;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The console's surroundings. */
@ConfigMapping(prefix = "latchkey.console")
interface ConsoleConfig {

    /** The platform's page on which the Merchant API add-on is contracted; if absent, people are told to ask the platform. */
    Optional<URI> contractUrl();
}
