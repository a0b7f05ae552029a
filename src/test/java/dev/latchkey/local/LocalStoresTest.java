package dev.latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class LocalStoresTest {

    private static final String POSTGRES = "quarkus.datasource.reactive.url";
    private static final String REDIS = "quarkus.redis.hosts";

    @Test
    void anAddressGivenInConfigurationWins() {
        SmallRyeConfig config = config("test", Map.of(POSTGRES, "postgresql://elsewhere/x", REDIS, "redis://elsewhere"));

        assertThat(value(config, POSTGRES)).isEqualTo("postgresql://elsewhere/x");
        assertThat(value(config, REDIS)).isEqualTo("redis://elsewhere");
        assertThat(value(config, "quarkus.datasource.username")).isNull();
    }

    @Test
    void aStoreStartsOnceForAllWhoAsk() {
        String address = value(config("test", Map.of()), REDIS);

        assertThat(address).startsWith("redis://localhost:");
        assertThat(value(config("test", Map.of()), REDIS)).isEqualTo(address);
    }

    @Test
    void productionIsGivenNothing() {
        SmallRyeConfig config = config("prod", Map.of());

        assertThat(value(config, POSTGRES)).isNull();
        assertThat(value(config, REDIS)).isNull();
    }

    private static String value(SmallRyeConfig config, String property) {
        return config.getConfigValue(property).getValue();
    }

    private static SmallRyeConfig config(String profile, Map<String, String> given) {
        return new SmallRyeConfigBuilder().withProfile(profile)
                .withSources(new PropertiesConfigSource(given, "given", 100))
                .withSources(new LocalStores())
                .build();
    }
}
