package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.RealStackTest;
import io.countersign.browser.Browser;
import io.countersign.policy.Packs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a steward tries and publishes on the screens, before it touches anybody's case. */
@RealStackTest
class StewardScreensE2E extends Parties {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("M/d/uuuu");
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
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    private static Person steward(String path) {
        var stig = Person.loggedIn(browser, app(), "stig");
        assertThat(stig.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Use cases"))).isVisible();
        stig.page().navigate(app() + path);
        return stig;
    }

    private static void follow(Person person, String link) {
        person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    }

    @Test
    void aDraftTableIsReplayedOnTheCasesOfToday() {
        submitted(loan("SCREEN-1"));
        var stig = steward("/use-cases/loan-denial");
        follow(stig, "Replay past cases");
        assertThat(stig.heading("Which cases, and which draft")).isVisible();
        for (String field : new String[] {"From (UTC)", "To"}) {
            stig.field(field).fill(TYPED.format(LocalDate.now(ZoneOffset.UTC)));
            stig.field(field).press("Enter");
        }
        stig.page().locator("input[type=file]").setInputFiles(Path.of("bpmn/decisions/review-routing.dmn"));
        assertThat(stig.field("Routing table (DMN); empty: as the cases were routed then")).hasValue(
                Pattern.compile("review-routing-table"));
        stig.button("Replay").click();
        assertThat(stig.page().getByText("would have gone to people")).isVisible();
        assertThat(stig.heading("By queue")).isVisible();
        stig.look("replay");

        stig.page().navigate(app() + "/use-cases/loan-denial/trial");
        assertThat(stig.heading("Hold a trial")).isVisible();
        assertThat(stig.page().getByText("Share of each class that was judged rightly").first()).isVisible();
        stig.field("or pasted here").fill("[{}]");
        stig.button("Start the trial").click();
        assertThat(stig.page().getByText("The cases cannot be read. Nothing was changed.")).isVisible();
        stig.look("trial");
    }

    @Test
    void aPackThatContradictsItselfIsNotPublishedAndSaysWhereOneThatDoesNotIs() {
        String id = "screen-" + UUID.randomUUID().toString().substring(0, 8);
        var stig = steward("/packs");
        stig.page().getByText("Publish a pack").click();
        stig.field("The pack (YAML)").fill(Packs.named(id, "P3D").replace("timeZone: UTC", "timeZone: Mars/Olympus"));
        stig.button("Publish").click();
        assertThat(stig.page().getByText("names Mars/Olympus, which is no time zone")).isVisible();
        stig.field("The pack (YAML)").fill(Packs.named(id, "P3D"));
        stig.button("Publish").click();
        assertThat(stig.page().getByText("Version 1 of " + id + " is published.")).isVisible();
        stig.look("packs");

        stig.page().navigate(app() + "/packs/" + id);
        assertThat(stig.page().getByText("3 days")).isVisible();
        assertThat(stig.page().getByText("This is not legal advice.").first()).isVisible();
        stig.look("pack");
        assertThat(person("aude").get("/packs/" + id).expect(200).body().path("version").asInt()).isEqualTo(1);
    }
}
