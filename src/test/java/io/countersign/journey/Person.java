package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.countersign.browser.Accessibility;
import io.countersign.browser.Browser;
import io.countersign.browser.Screen;
import io.countersign.browser.Screenshots;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Somebody at a browser of their own. */
record Person(BrowserContext context, Page page, String username, List<String> consoleErrors) {

    /** Comes to the start page, is sent to Keycloak and logs in there. */
    static Person loggedIn(Browser browser, String app, String username) {
        var context = browser.session(Screen.DESK, ColorScheme.LIGHT);
        var person = new Person(context, context.newPage(), username, new CopyOnWriteArrayList<>());
        person.page.onConsoleMessage(said -> {
            if (said.type().equals("error")) person.consoleErrors.add(said.text() + " at " + said.location());
        });
        person.page.navigate(app + "/");
        person.typePassword();
        return person;
    }

    void typePassword() {
        page.locator("#username").fill(username);
        page.locator("#password").fill(username);
        page.locator("#kc-login").click();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The one whose name starts so. */
    Locator buttonStarting(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator row(String reference) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
    }

    void choose(String answer) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(answer)).check();
    }

    /**
     * Photographs the state at the three sizes and holds it to the accessibility rules at each. What the browser refused
     * or stumbled over on the way here, as against the content security policy, is a fault too.
     */
    void look(String state) {
        assertThat(consoleErrors).as("errors on the browser's console").isEmpty();
        for (var screen : Screen.values()) {
            screen.fit(page);
            Screenshots.take(page, state);
            Accessibility.check(page);
        }
        Screen.DESK.fit(page);
    }
}
