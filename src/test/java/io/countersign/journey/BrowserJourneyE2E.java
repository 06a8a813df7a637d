package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.RealStackTest;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.browser.Browser;
import io.countersign.client.Samples;
import io.countersign.client.Samples.SampleDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** The whole way of a decision on the screens, with the real login page, as the reviewer and the auditor each see it. */
@RealStackTest
class BrowserJourneyE2E extends Parties {

    private static final String WORDS = "The valuation leaves no margin: the loan stands at 97.5 percent of it.";

    /** The first page after a start is slow, and slower where much else runs; nothing waits for longer than it must. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static Browser browser;

    @Autowired
    Trail trail;
    @Autowired
    People people;

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

    @Test
    void aCaseAppearsByItselfIsRefusedWithoutReasonsAndReleasedWithThemAndTheAuditorSeesItAll() {
        var rita = Person.loggedIn(browser, app(), "rita");
        assertThat(rita.heading("Inbox")).isVisible();
        rita.buttonStarting("Lending").click();
        assertThat(rita.heading("Waiting in Lending")).isVisible();
        var loaded = rita.page().evaluate("performance.timeOrigin");

        String reference = "APP-" + UUID.randomUUID().toString().substring(0, 8);
        String decision = submitted(urgent(mortgage(reference)));
        assertThat(rita.row(reference)).isVisible();
        assertThat(rita.page().evaluate("performance.timeOrigin")).as("the page was not loaded again").isEqualTo(loaded);
        assertThat(rita.page().content()).doesNotContain("Income carries the payment");
        rita.look("inbox");

        rita.button("Take " + reference).click();
        assertThat(rita.heading(reference)).isVisible();
        decideTheCase(rita);
        assertThat(awaitStatus(service("loan-service"), decision, "RELEASED").at("/outcome/value").asString()).isEqualTo("deny");

        theAuditorSeesItAll(reference, decision);
    }

    private static void decideTheCase(Person rita) {
        assertThat(rita.page().getByText("0 of 1 opened")).isVisible();
        rita.choose("Override");
        rita.field("In your own words").fill(WORDS);
        rita.button("Record verdict").click();
        var alert = rita.page().getByRole(AriaRole.ALERT).filter(new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("The verdict is not complete"));
        assertThat(alert).containsText("at least one reason");
        assertThat(alert).containsText("must be opened before deciding");
        assertThat(rita.field("In your own words")).hasValue(WORDS);
        assertThat(rita.page().getByRole(AriaRole.CHECKBOX).first()).isFocused();
        rita.look("review-refused");

        rita.buttonStarting("valuation-plum-cottage.pdf").click();
        assertThat(rita.page().getByText("1 of 1 opened")).isVisible();
        assertThat(rita.page().locator("iframe.document")).isVisible();
        rita.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^L6"))).check();
        assertThat(rita.page().getByText("What changes: Approve → Deny")).isVisible();
        rita.look("review");
        rita.button("Record verdict").click();
        assertThat(rita.page().getByText("You decided Deny; the AI had recommended Approve.")).isVisible();
        assertThat(rita.button("Take next")).isFocused();
        rita.look("review-recorded");
    }

    private static void theAuditorSeesItAll(String reference, String decision) {
        var aude = Person.loggedIn(browser, app(), "aude");
        assertThat(aude.heading("History")).isVisible();
        aude.field("Reference starts with").fill(reference);
        aude.button("Search").click();
        assertThat(aude.row(reference)).containsText("Rita Demo");
        assertThat(aude.page().getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(aude.row(reference)).containsText("changed");
        aude.look("history");

        aude.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(reference)).click();
        assertThat(aude.page().getByText("decided by Rita Demo, against the AI's recommendation (Approve).")).isVisible();
        assertThat(aude.page().locator("bpmn-diagram[drawn]")).hasCount(2); // its own process, and the review that this calls
        var items = person("aude").get("/decisions/" + decision + "/trail").expect(200).body().path("items");
        assertThat(aude.page().locator(".trail tbody tr")).hasCount(items.size());
        for (String step : new String[] {"Decision submitted", "Task claimed", "Evidence opened", "Verdict recorded",
                "Decision released"}) assertThat(aude.row(step).first()).isVisible();
        assertTheWatermarkCanBeSeen(aude.page());
        aude.look("decision");
    }

    /** bpmn.io's licence: the mark stays, whole and on top. */
    private static void assertTheWatermarkCanBeSeen(Page page) {
        var mark = page.locator("bpmn-diagram .bjs-powered-by").first();
        mark.scrollIntoViewIfNeeded();
        assertThat(mark).isVisible();
        assertThat(mark.evaluate("""
                mark => { const box = mark.getBoundingClientRect();
                          const top = mark.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                          return mark.contains(top) && getComputedStyle(mark).opacity === '1'; }"""))
                .as("nothing covers the watermark").isEqualTo(true);
    }

    @Test
    void loggingOutEndsTheSessionAtKeycloakToo() {
        var ravi = Person.loggedIn(browser, app(), "ravi");
        assertThat(ravi.heading("Inbox")).isVisible();

        ravi.button("Log out").click();
        assertThat(ravi.page().locator("#password")).isVisible();
        ravi.page().navigate(app() + "/inbox");
        assertThat(ravi.page().locator("#password")).isVisible();
        ravi.typePassword();
        assertThat(ravi.heading("Inbox")).isVisible();
        assertThat(logged("ravi").stream().filter(kind -> kind.startsWith("logged-"))).endsWith("logged-in", "logged-out", "logged-in");
    }

    /** What the log tells of a person. */
    private List<String> logged(String username) {
        return trail.of("person:" + people.byUsername(username).orElseThrow()).stream()
                .map(step -> step.kind() + step.details().path("path").asString("")).toList();
    }

    @Test
    void aReviewerIsNotShownTheHistory() {
        var rita = Person.loggedIn(browser, app(), "rita");
        assertThat(rita.heading("Inbox")).isVisible();

        rita.page().navigate(app() + "/history");
        assertThat(rita.heading("There is nothing here for you").or(rita.heading("Your account does not open this"))).isVisible();
        assertThat(rita.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History"))).hasCount(0);
        assertThat(logged("rita")).endsWith("access-refusedhistory");
        rita.look("not-permitted");
    }

    @Test
    void loggingOutAtKeycloakEndsTheSessionHereToo() {
        var ravi = Person.loggedIn(browser, app(), "ravi");
        assertThat(ravi.heading("Inbox")).isVisible();
        Page keycloak = ravi.context().newPage();
        keycloak.navigate(realm().issuer() + "/protocol/openid-connect/logout");
        keycloak.locator("#kc-logout").click();
        assertThat(keycloak.locator("#kc-logout")).isHidden();
        // The page that lies open learns of it and asks for a login by itself.
        assertThat(ravi.page().locator("#password")).isVisible();
    }

    @Test
    void aCaseWithdrawnWhileItLiesOnTheDeskIsSaidSoAndTheTextStays() {
        String reference = "APP-" + UUID.randomUUID().toString().substring(0, 8);
        String decision = submitted(urgent(loan(reference)));
        var rita = Person.loggedIn(browser, app(), "rita");
        rita.buttonStarting("Lending").click();
        rita.button("Take " + reference).click();
        assertThat(rita.heading(reference)).isVisible();
        rita.field("In your own words").fill(WORDS);

        service("loan-service").post("/decisions/" + decision + "/withdrawal", Map.of("reason", "paid cash")).expect(200);
        assertThat(rita.page().getByText("This case was withdrawn or closed meanwhile.")).isVisible();
        assertThat(rita.button("Record verdict")).isDisabled();
        assertThat(rita.field("In your own words")).hasValue(WORDS);
        rita.look("review-withdrawn");
    }

    @Test
    void theDrawingShowsWhereACaseWaits() {
        String escalated = submitted(loan("APP-LATE").put("dueAt", Instant.now().plusSeconds(10).toString()));
        String returned = submitted(loan("APP-ASKED"));
        var task = claim(person("rita"), returned);
        person("rita").post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                "Since when does the applicant work there?", "caseHash", task.path("caseHash").asString())).expect(200);
        var aude = Person.loggedIn(browser, app(), "aude");
        assertThat(aude.heading("History")).isVisible();
        showsWaiting(aude, returned, "Information provided");
        aude.look("decision-returned");
        await().until(() -> person("sana").get("/tasks?queue=escalation&decision=" + escalated).expect(200).body()
                .path("items").size() == 1);
        showsWaiting(aude, escalated, "Review by a person");
        aude.look("decision-escalated");
    }

    private static void showsWaiting(Person auditor, String decision, String element) {
        auditor.page().navigate(app() + "/decision/" + decision);
        assertThat(auditor.page().locator("bpmn-diagram li").filter(new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("(waiting here)"))).hasText(new String[] {"Review by a person (waiting here)",
                element + " (waiting here)"});
    }

    /** On the first page of the inbox, however many cases other tests have left there. */
    private static ObjectNode urgent(ObjectNode loan) {
        return loan.put("dueAt", Instant.now().plus(Duration.ofHours(1)).toString());
    }

    private static ObjectNode mortgage(String reference) {
        return Samples.decisions().stream().filter(sample -> sample.file().equals("loan-denial-mortgage.json")).findFirst()
                .map(SampleDecision::submission).orElseThrow().put("reference", reference);
    }
}
