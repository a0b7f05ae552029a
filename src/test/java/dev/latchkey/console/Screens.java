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

    private final String variant;
    private final List<String> faults = new ArrayList<>();

    /** @param variant language, theme and width, for the pictures' names */
    Screens(String variant) {
        this.variant = variant;
    }

    void look(Page page, String name) {
        boolean dialog = page.locator("dialog").count() > 0;
        page.screenshot(new ScreenshotOptions().setPath(DIRECTORY.resolve(name + "-" + variant + ".png"))
                .setFullPage(!dialog).setAnimations(ScreenshotAnimations.DISABLED));
        Axe.violations(page).forEach(violation -> faults.add(name + ": " + violation));
        ((List<?>) page.evaluate(CUT)).forEach(element -> faults.add(name + " is cut: " + element));
    }

    List<String> faults() {
        return faults;
    }
}
