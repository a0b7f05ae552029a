package dev.latchkey.door.merchantapi;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.usage.report.PeriodSoFar;
import dev.latchkey.verify.Windows;
import dev.latchkey.window.WindowState;

/**
 * How much a merchant uses of what it may.
 *
 * @param window what all keys of the merchant share
 * @param keyWindow what this key alone may do, absent if it has no limit of its own; a request must fit in both
 * @param period what all keys of the merchant used in the billing period; absent if there is none, and while it can't be told
 */
@Schema(name = "Usage")
public record UsageObject(Window window, Window keyWindow, PeriodSoFar period) {

    static UsageObject of(Windows windows, Optional<PeriodSoFar> period) {
        return new UsageObject(Window.of(windows.merchant()), windows.key().map(Window::of).orElse(null), period.orElse(null));
    }

    /**
     * The last 60 seconds.
     *
     * @param limit how many requests may be made in 60 seconds
     * @param remaining how many may be made now
     * @param resetSeconds until the oldest request is 60 seconds old and counts no more; 0 if there was none
     */
    @Schema(name = "UsageWindow")
    public record Window(@Schema(examples = "300") int limit, @Schema(examples = "299") int remaining,
            @Schema(examples = "60") long resetSeconds) {

        static Window of(WindowState window) {
            return new Window(window.limit(), window.remaining(), window.resetSeconds());
        }
    }
}
