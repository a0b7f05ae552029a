package dev.latchkey.local;

import java.nio.file.Path;

/**
 * Stores of their own for tests that start the packaged service, which brings none.
 *
 * @param directory where they keep their data and logs
 */
public record TestStores(Path directory, String postgresUrl, String redisUrl) {

    public static TestStores start(String name) {
        Path directory = Path.of("target", name).toAbsolutePath();
        return new TestStores(directory, new LocalPostgres(directory, false).start(),
                new LocalRedis(directory, false).start());
    }
}
