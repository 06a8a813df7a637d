package io.countersign.browser;

import static java.util.stream.Collectors.joining;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** The automatic part of WCAG 2.2 AA, by axe. */
public final class Accessibility {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Vaadin's own, outside every landmark and empty while the connection stands. */
    private static final String CONNECTION_INDICATOR = "vaadin-connection-indicator";

    private Accessibility() {
    }

    /** @throws AssertionError naming each rule broken, where, and where it is explained */
    public static void check(Page page) {
        var violations = new AxeBuilder(page).withTags(RULES).exclude(CONNECTION_INDICATOR).analyze().getViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.stream().map(Accessibility::describe).collect(joining("\n\n",
                    "%d accessibility rules are broken at %s%n".formatted(violations.size(), page.url()), "")));
        }
    }

    private static String describe(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> "  at %s%n     %s".formatted(node.getTarget(), node.getHtml()))
                .collect(joining("\n", "%s (%s): %s%n".formatted(rule.getId(), rule.getImpact(), rule.getHelp()),
                        "\n  " + rule.getHelpUrl()));
    }
}
