package dev.latchkey.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.microsoft.playwright.Page;

/** Checks a page against the rules of WCAG 2.2 AA that a machine can check. */
public final class Axe {
    private static final String SCRIPT = read("/axe.min.js");

    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target.join(' ')));
            }
            """;

    private Axe() {
    }

    /** What breaks a rule, as {@code rule-id selector}. Empty is good. */
    public static List<String> violations(Page page) {
        // evaluate and not addScriptTag: the page's Content-Security-Policy has no say in it.
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    private static String read(String resource) {
        try (InputStream in = Axe.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
