package dev.latchkey.packaged;

import java.util.HashMap;
import java.util.Map;

import dev.latchkey.local.TestStores;
import dev.latchkey.testing.Staff;

/** The environment that the README tells an operator to set. */
final class Production {

    private Production() {
    }

    static Map<String, String> environment(TestStores stores) {
        return new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", stores.postgresUrl(),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_REDIS_HOSTS", stores.redisUrl(),
                "LATCHKEY_PEPPERS_MAIN", "a-pepper-for-the-packaged-service-in-tests",
                "LATCHKEY_BOOTSTRAP_EMAIL", Staff.PLATFORM.email(),
                "LATCHKEY_BOOTSTRAP_PASSWORD", Staff.PASSWORD));
    }
}
