package dev.latchkey.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;

import dev.latchkey.testing.Axe;

/** Takes pictures of pages, and notes what is wrong with them. */
final class Screens {

    private static final Path DIRECTORY = Path.of("target", "screenshots");

    /** What reaches over the window's or its own box's edge; what is cut on purpose says so by an ellipsis. */
    private static final String CUT = """
            () => {
              const width = document.documentElement.clientWidth;
              const cut = element => {
                const style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > width + 1 && !element.closest('.unseen')
                  || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && style.overflowX !== 'visible'
                     && style.textOverflow !== 'ellipsis' && !['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));
              };
              return [...document.querySelectorAll('body *')].filter(element => cut(element) && !cut(element.parentElement)).map(element => element.outerHTML.slice(0, 80));
            }
            """;

    private final String language;
    private final Variant usual;
    private final List<Variant> sides;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param usual how rare states are looked at
     * @param sides how the pages are looked at that everybody comes to
     */
    Screens(String language, Variant usual, List<Variant> sides) {
        this.sides = sides;
        this.language = language;
        this.usual = usual;
    }

    /** Looks at a rare state, in one way. */
    void look(Page page, String name) {
        look(page, name, usual);
        violations(page, name);
    }

    /** Looks at one of the pages that everybody comes to, from all sides. */
    void lookFromAllSides(Page page, String name) {
        for (Variant variant : sides) {
            variant.applyTo(page);
            look(page, name, variant);
            // What a machine finds depends on the theme and on the width, and hardly on both together.
            if (Variant.FEW.contains(variant)) {
                violations(page, name);
            }
        }
        usual.applyTo(page);
    }

    private void look(Page page, String name, Variant variant) {
        boolean dialog = page.locator("dialog").count() > 0;
        page.screenshot(new ScreenshotOptions().setPath(DIRECTORY.resolve(name + "-" + language + "-" + variant + ".png"))
                .setFullPage(!dialog).setAnimations(ScreenshotAnimations.DISABLED));
        ((List<?>) page.evaluate(CUT)).forEach(element -> faults.add(name + " is cut at " + variant + ": " + element));
    }

    private void violations(Page page, String name) {
        Axe.violations(page).forEach(violation -> faults.add(name + ": " + violation));
    }

    List<String> faults() {
        return faults;
    }
}
