package dev.latchkey.door.merchantapi;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.window.WindowState;

/** How much a merchant uses of what it may. */
@Schema(name = "Usage")
public record UsageObject(Window window) {

    static UsageObject of(WindowState window) {
        return new UsageObject(new Window(window.limit(), window.remaining(), window.resetSeconds()));
    }

    /**
     * The last 60 seconds.
     *
     * @param limit how many requests may be made in 60 seconds, by all keys of the merchant together
     * @param remaining how many may be made now
     * @param resetSeconds until the oldest request is 60 seconds old and counts no more; 0 if there was none
     */
    @Schema(name = "UsageWindow")
    public record Window(@Schema(examples = "300") int limit, @Schema(examples = "299") int remaining,
            @Schema(examples = "60") long resetSeconds) {
    }
}
