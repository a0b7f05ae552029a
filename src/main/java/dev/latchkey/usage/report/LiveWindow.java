package dev.latchkey.usage.report;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.merchant.MerchantView;
import dev.latchkey.window.Decision;
import dev.latchkey.window.Limit;
import dev.latchkey.window.SlidingWindow;
import dev.latchkey.window.WindowState;
import dev.latchkey.window.WindowUnavailableException;
import io.smallrye.mutiny.Uni;

/** The window that all keys of a merchant share, as it is now. */
@ApplicationScoped
public class LiveWindow {

    private final SlidingWindow window;

    LiveWindow(SlidingWindow window) {
        this.window = window;
    }

    /** Costs nothing. Fails with {@link WindowUnavailableException} if Redis does not tell. */
    Uni<WindowState> now(MerchantView merchant) {
        return window.take(merchant.merchantId(), Limit.perMinute(merchant.requestsPerMinute()), 0).map(Decision::window);
    }

    /** Costs nothing. Empty if Redis does not tell. */
    public Uni<Optional<WindowState>> of(MerchantView merchant) {
        return now(merchant).map(Optional::of)
                .onFailure(WindowUnavailableException.class).recoverWithItem(Optional.empty());
    }
}
