package dev.latchkey.testing;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every test of the running service starts from. */
public abstract class ApiTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    protected World world() {
        return new World(database());
    }

    protected Database database() {
        return new Database(jdbcUrl);
    }
}
