package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ClientSecretsTest {

    private static final String SECRET = "exactly-32-characters-of-secret!";

    @Test
    void clientsAreNamedInEnvironmentVariables() {
        ClientSecrets clients = of(Map.of("LATCHKEY_CLIENTS_SHOP_SECRET", SECRET, "LATCHKEY_CLIENTS_ERP_SECRET", SECRET + "2"));

        assertThat(clients.match(new ClientCredentials("shop", SECRET))).isTrue();
        assertThat(clients.match(new ClientCredentials("erp", SECRET + "2"))).isTrue();
        assertThat(clients.match(new ClientCredentials("erp", SECRET))).isFalse();
        assertThat(clients.match(new ClientCredentials("SHOP", SECRET))).isFalse();
        assertThat(clients.has("shop")).isTrue();
        assertThat(clients.has("nobody")).isFalse();
    }

    @Test
    void inAFileTheirIdsMayHaveCapitalsAndDots() {
        ClientConfig config = new SmallRyeConfigBuilder().withMapping(ClientConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("latchkey.clients.\"Shop.eu_1-a\".secret", SECRET), "file", 1))
                .build().getConfigMapping(ClientConfig.class);

        assertThat(new ClientSettings().clients(config).match(new ClientCredentials("Shop.eu_1-a", SECRET))).isTrue();
    }

    @Test
    void thereNeedBeNone() {
        assertThat(of(Map.of()).match(new ClientCredentials("", ""))).isFalse();
    }

    @Test
    void aSecretThatIsTooShortStopsTheStartWithoutBeingShown() {
        assertThatThrownBy(() -> of(Map.of("LATCHKEY_CLIENTS_SHOP_SECRET", SECRET.substring(1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("latchkey.clients.shop.secret must have at least 32 characters, "
                        + "e.g. the output of 'openssl rand -base64 48'")
                .hasMessageNotContaining(SECRET.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@b", "a b", "a:b", "", "ä",
            "a-client-whose-id-is-longer-than-anybody-may-want-to-write-by-hand" })
    void anIdThatCouldBeSomethingElseStopsTheStart(String id) {
        assertThatThrownBy(() -> new ClientSecrets(Map.of(id, SECRET))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an id is 1 to 64 letters").hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({ "a%2Bb/c, true", "a+b/c, true", "a%2Bb%2Fc, true", "a%2bb%2fc, true", "a b/c, false", "a%252Bb/c, false",
            "a%ZZb/c, false" })
    void aSecretMayBeFormEncodedOnce(String sent, boolean right) {
        String padding = "-and-enough-to-be-a-secret-of-32";

        assertThat(new ClientSecrets(Map.of("shop", "a+b/c" + padding)).match(new ClientCredentials("shop", sent + padding)))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({ "shop:a:b, shop, a:b", "shop:, shop, ''", ":, '', ''" })
    void httpBasicNamesAClient(String text, String id, String secret) {
        assertThat(ClientCredentials.ofHeader("basic  " + base64(text))).contains(new ClientCredentials(id, secret));
    }

    @ParameterizedTest
    @ValueSource(strings = { "owner@demo.example:a", "@:a", "shop" })
    void orAnAccountOrNobody(String text) {
        assertThat(ClientCredentials.ofHeader("Basic " + base64(text))).isEmpty();
        assertThat(ClientCredentials.ofHeader(null)).isEmpty();
    }

    @Test
    void nothingOfItIsPrinted() {
        assertThat(new ClientCredentials("shop", SECRET)).hasToString("ClientCredentials[hidden]");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ClientSecrets of(Map<String, String> environment) {
        ClientConfig config = new SmallRyeConfigBuilder().withMapping(ClientConfig.class)
                .withSources(new EnvConfigSource(environment, 300)).build().getConfigMapping(ClientConfig.class);
        return new ClientSettings().clients(config);
    }
}
