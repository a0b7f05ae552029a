package dev.latchkey.window;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether Redis decides, or who does. An instance that decides by itself is ready all the same: all of them lose Redis at
 * once, and if none were ready nobody would be served.
 */
@Readiness
@ApplicationScoped
class WindowReadiness implements HealthCheck {

    private final SlidingWindow window;
    private final WhenStoreIsDown whenStoreIsDown;

    WindowReadiness(SlidingWindow window, LimitConfig config) {
        this.window = window;
        this.whenStoreIsDown = config.whenStoreIsDown();
    }

    @Override
    public HealthCheckResponse call() {
        boolean away = window.isAway();
        return HealthCheckResponse.named("Limits decided by Redis")
                .status(!away || whenStoreIsDown != WhenStoreIsDown.CLOSED)
                .withData("redis", away ? "away" : "up")
                .withData("decides", away ? whenStoreIsDown.name().toLowerCase(Locale.ROOT) : "redis")
                .build();
    }
}
