package dev.latchkey.console;

import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;

/** How a page is looked at. */
record Variant(ColorScheme theme, int width) {

    static final Variant FIRST = new Variant(ColorScheme.LIGHT, 1280);
    static final Variant CONTRARY = new Variant(ColorScheme.DARK, 360);
    static final List<Variant> FEW = List.of(FIRST, CONTRARY);
    static final List<Variant> ALL = List.of(FIRST, new Variant(ColorScheme.DARK, 1280),
            new Variant(ColorScheme.LIGHT, 1024), new Variant(ColorScheme.LIGHT, 360), CONTRARY);

    private static final int HEIGHT = 800;
    /** Charts fit themselves to their place a moment later. */
    private static final String SETTLED = "() => new Promise(done => setTimeout(() => requestAnimationFrame(() => "
            + "requestAnimationFrame(done)), 20))";

    void applyTo(Page page) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
        page.evaluate(SETTLED);
    }

    @Override
    public String toString() {
        return theme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}
