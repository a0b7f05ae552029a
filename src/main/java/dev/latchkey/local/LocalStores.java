package dev.latchkey.local;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;

/**
 * Supplies the stores' addresses in the dev and test profiles, and starts a store when its address is first read. Any
 * address given in configuration wins, and then that store is not started. Each store starts once in a JVM: its address
 * is remembered in a system property, which outlives the class loaders of a live reload.
 */
public class LocalStores implements ConfigSourceFactory {

    private static final String POSTGRES = "quarkus.datasource.reactive.url";
    private static final String REDIS = "quarkus.redis.hosts";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        List<String> profiles = context.getProfiles();
        if (!profiles.contains("dev") && !profiles.contains("test")) {
            return List.of();
        }
        boolean lasting = profiles.contains("dev");
        Path directory = Path.of("target", lasting ? "latchkey-dev" : "latchkey-test").toAbsolutePath();
        return List.of(
                new Source(POSTGRES, isSet(context, POSTGRES), Map.of("quarkus.datasource.username", "postgres",
                        "quarkus.datasource.password", "postgres"), new LocalPostgres(directory, lasting)),
                new Source(REDIS, isSet(context, REDIS), Map.of(), new LocalRedis(directory, lasting)));
    }

    private static boolean isSet(ConfigSourceContext context, String property) {
        ConfigValue value = context.getValue(property);
        return value != null && value.getValue() != null;
    }

    /** A store that can be started. */
    interface Store {

        /** Starts it, and gives its address. */
        String start();
    }

    private record Source(String property, boolean configured, Map<String, String> constants, Store store)
            implements
                ConfigSource {

        private static final int BELOW_ALL_OTHERS = 10;

        @Override
        public int getOrdinal() {
            return BELOW_ALL_OTHERS;
        }

        @Override
        public String getName() {
            return store.getClass().getSimpleName();
        }

        @Override
        public Set<String> getPropertyNames() {
            if (configured) {
                return Set.of();
            }
            Set<String> names = new HashSet<>(constants.keySet());
            names.add(property);
            return names;
        }

        @Override
        public String getValue(String name) {
            if (configured) {
                return null;
            }
            return name.equals(property) ? address() : constants.get(name);
        }

        private String address() {
            synchronized (System.class) {
                String remembered = "local-store." + property;
                String address = System.getProperty(remembered);
                if (address == null) {
                    address = store.start();
                    System.setProperty(remembered, address);
                }
                return address;
            }
        }
    }
}
