package dev.latchkey.console;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/** The console's surroundings. */
@ConfigMapping(prefix = "latchkey.console")
interface ConsoleConfig {

    /** The platform's page on which the Merchant API add-on is contracted; if absent, people are told to ask the platform. */
    Optional<@Pattern(regexp = "https?://.+", message = "must begin with https://") String> contractUrl();
}
