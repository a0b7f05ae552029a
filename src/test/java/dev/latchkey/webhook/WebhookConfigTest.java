package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class WebhookConfigTest {

    private static final String URL = "LATCHKEY_WEBHOOKS_ENDPOINTS_BILLING_URL";
    private static final String SECRET = "LATCHKEY_WEBHOOKS_ENDPOINTS_BILLING_SECRET";

    @Test
    void endpointsAreNamedInEnvironmentVariables() {
        Endpoints endpoints = endpoints(Map.of(URL, "https://example.com/hook", SECRET,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(endpoints.all()).singleElement().extracting(Endpoint::name, Endpoint::host)
                .containsExactly("billing", "example.com");
    }

    @Test
    void thereNeedBeNone() {
        assertThat(endpoints(Map.of()).all()).isEmpty();
    }

    @Test
    void anEndpointWithoutASecretIsNamed() {
        assertThatThrownBy(() -> endpoints(Map.of(URL, "https://example.com/hook")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("latchkey.webhooks.endpoints.billing.secret");
    }

    @Test
    void aWrongOneStopsTheStartWithoutBeingShown() {
        assertThatThrownBy(() -> endpoints(Map.of(URL, "https://example.com/hook", SECRET, "confidential")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("latchkey.webhooks.endpoints.billing.secret must be whsec_")
                .hasMessageNotContaining("confidential");
        assertThatThrownBy(() -> endpoints(Map.of(URL, "http://confidential.example", SECRET,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("latchkey.webhooks.endpoints.billing.url must be")
                .hasMessageNotContaining("confidential");
    }

    private static Endpoints endpoints(Map<String, String> environment) {
        WebhookConfig config = new SmallRyeConfigBuilder().withMapping(WebhookConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new EnvConfigSource(environment, 300)).build().getConfigMapping(WebhookConfig.class);
        return new WebhookSettings().endpoints(config);
    }
}
