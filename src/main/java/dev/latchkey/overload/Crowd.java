package dev.latchkey.overload;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

/** How many requests this instance has taken on. */
@ApplicationScoped
public class Crowd {

    static final String REFUSED = "latchkey.overload.refused";
    static final String WHAT = "what";

    private final Places verifications;
    private final Places backends;
    private final Places admitted;
    private final Places requests;

    Crowd(OverloadConfig config, MeterRegistry registry) {
        verifications = places("verification", config.mostVerifications(), registry);
        backends = places("backend", config.mostVerifications(), registry);
        admitted = places("admitted", config.mostVerifications(), registry);
        requests = places("request", config.mostRequests(), registry);
    }

    /** Of requests that wait for a verdict. */
    public Places verifications() {
        return verifications;
    }

    /** Of requests of the platform's backends, who ask about others' as the doors do, and as often. */
    Places backends() {
        return backends;
    }

    /** Of admitted requests that are answered here. They have been counted, and are as many as the doors let pass. */
    Places admitted() {
        return admitted;
    }

    /** Of all others that ask a store. */
    Places requests() {
        return requests;
    }

    private static Places places(String what, int most, MeterRegistry registry) {
        Places places = new Places(most, registry.counter(REFUSED, WHAT, what));
        registry.gauge("latchkey.under.way", List.of(Tag.of(WHAT, what)), places,
                Places::taken);
        return places;
    }
}
