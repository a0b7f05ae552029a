package dev.latchkey.packaged;

import java.util.HashMap;
import java.util.Map;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Staff;

/** The environment that the README tells an operator to set, and a patience that no operator needs. */
final class Production {

    private Production() {
    }

    static Map<String, String> environment(TestStores stores) {
        Map<String, String> environment = new HashMap<>(Map.of(
                // A busy machine is no reason for a test to fail.
                "LATCHKEY_LIMIT_TIMEOUT", "10s",
                "LATCHKEY_KEYS_TIMEOUT", "10s",
                "QUARKUS_DATASOURCE_REACTIVE_URL", stores.postgresUrl(),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_REDIS_HOSTS", stores.redisUrl(),
                "LATCHKEY_PEPPERS_MAIN", "a-pepper-for-the-packaged-service-in-tests",
                "LATCHKEY_SESSION_KEY", "a-session-key-for-the-packaged-service-in-tests",
                "LATCHKEY_BOOTSTRAP_EMAIL", Staff.PLATFORM.email(),
                "LATCHKEY_BOOTSTRAP_PASSWORD", Staff.PASSWORD));
        // Nor is it one to admit more than the limit.
        environment.put("LATCHKEY_LIMIT_WHEN_STORE_IS_DOWN", "closed");
        // Nobody has to be told that an instance of a test is about to end.
        environment.put("QUARKUS_SHUTDOWN_DELAY", "0s");
        return environment;
    }
}
