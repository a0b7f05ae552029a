package dev.latchkey.webhook;

import java.time.Duration;
import java.util.Map;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the operator is told what happened. */
@ConfigMapping(prefix = "latchkey.webhooks")
public interface WebhookConfig {

    /** By name: small letters, digits and hyphens. */
    Map<String, Target> endpoints();

    /**
     * Whether endpoints may lie in the operator's own network, where plain HTTP is enough too. If not, whoever can change what
     * an endpoint's name resolves to can't make this service call what only it can reach.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** How often what is due is looked for. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    Duration deliverEvery();

    /** How long an endpoint may take to answer. */
    @WithDefault("15s")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 60)
    Duration timeout();

    /** How long what was delivered or given up is listed. */
    @WithDefault("30d")
    @DurationMin(days = 1)
    Duration keep();

    interface Target {

        String url();

        /** {@code whsec_}, then 24 to 64 bytes in base64, as Standard Webhooks has it. */
        String secret();
    }
}
