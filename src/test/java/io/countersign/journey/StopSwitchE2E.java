package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.RealStackTest;
import io.countersign.browser.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One steward stops a use case, a reviewer sees it at once, another steward lets it go on. */
@RealStackTest
class StopSwitchE2E extends Parties {

    private static final int PATIENCE_MILLIS = 30_000;

    private static Browser browser;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void everybodyLeaves() {
        browser.endSessions();
        person("aude").get("/stops?open=true").expect(200).body().path("items").forEach(stop -> person("stella")
                .post("/stops/" + stop.path("id").asString() + "/release", java.util.Map.of("reason", "End of the test.")).expect(200));
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @Test
    void aStopIsSeenByEverybodyAtOnceAndReleasedByASecondPerson() {
        var rita = Person.loggedIn(browser, app(), "rita");
        assertThat(rita.heading("Inbox")).isVisible();
        var stig = Person.loggedIn(browser, app(), "stig");
        stig.page().navigate(app() + "/stops");
        stig.button("Stop it now").click();
        assertThat(stig.page().getByText("Choose how much to stop.")).isVisible();
        stig.choose("A use case");
        stig.page().locator("vaadin-select").click();
        stig.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Loan denial · loan-denial").setExact(true)).click();
        stig.choose("Hold: everything is held");
        assertThat(stig.page().getByText(Pattern.compile("everything is held until another steward releases it"))).isVisible();
        stig.field("Why, without naming the person concerned").fill("Denials doubled overnight.");
        stig.look("stop-form");
        stig.button("Stop it now").click();
        assertThat(stig.page().getByText("It is in effect on every node.")).isVisible();
        assertThat(rita.page().getByText("Stopped: use case loan-denial. Everything is held.")).isVisible();
        rita.look("inbox-stopped");
        assertThat(stig.button("Release the stop of use case loan-denial")).hasCount(0);

        var stella = Person.loggedIn(browser, app(), "stella");
        stella.page().navigate(app() + "/stops");
        stella.button("Release the stop of use case loan-denial").click();
        stella.field("Why it may go on").fill("The threshold was mistyped and is set right.");
        stella.look("stop-release");
        stella.button("Release it").click();
        assertThat(stella.page().getByText("Released: use case loan-denial.")).isVisible();
        assertThat(rita.page().getByText("Stopped: use case loan-denial. Everything is held.")).not().isVisible();
    }
}
