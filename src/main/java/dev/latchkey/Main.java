package dev.latchkey;

import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.Quarkus;

/**
 * Starts the production service, once what it can't do without is there. The framework would stop too, but with a stack
 * trace for the first missing setting; an operator wants one line for each.
 */
public class Main {

    /** EX_CONFIG of BSD's sysexits.h: something is wrong with the configuration. */
    private static final int EXIT_CONFIG = 78;

    private Main() {
    }

    public static void main(String[] arguments) {
        // As the framework's own main class does: whoever logs first would otherwise settle for the JDK's log manager.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        List<String> missing = MissingSettings.in(ConfigProvider.getConfig());
        if (!missing.isEmpty()) {
            System.err.println("Latchkey can't start. Missing settings:");
            missing.forEach(setting -> System.err.println("  " + setting));
            System.exit(EXIT_CONFIG);
        }
        Quarkus.run(arguments);
    }
}
