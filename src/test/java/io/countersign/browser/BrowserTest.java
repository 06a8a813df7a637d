package io.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final String SOUND = "data:text/html,<html lang=en><title>t</title><main><h1>Sound</h1></main>";
    private static final String UNNAMED = "data:text/html,<html lang=en><title>t</title><main><h1>h</h1><button></button></main>";

    @Test
    void aPageIsShownAtTheSizeAskedForAndPhotographed() {
        try (var browser = Browser.launch()) {
            var page = browser.open(SOUND, Screen.PHONE);

            assertThat(page.evaluate("[innerWidth, innerHeight].join('x')")).isEqualTo("390x844");
            assertThat(Screenshots.take(page, "browser")).isNotEmptyFile().hasFileName("browser-390x844.png");
        }
    }

    @Test
    void aButtonWithoutANameIsReportedWithRuleAndPlace() {
        try (var browser = Browser.launch()) {
            Accessibility.check(browser.open(SOUND, Screen.DESK));

            assertThatThrownBy(() -> Accessibility.check(browser.open(UNNAMED, Screen.DESK)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("button-name")
                    .hasMessageContaining("<button></button>");
        }
    }
}
