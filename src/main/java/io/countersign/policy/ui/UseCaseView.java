package io.countersign.policy.ui;

import java.util.List;
import java.util.function.Function;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.Result;
import io.countersign.policy.ActivateUseCase;
import io.countersign.policy.AssessUseCase;
import io.countersign.policy.AllowUnreviewed;
import io.countersign.policy.Assurances;
import io.countersign.policy.AttestUseCase;
import io.countersign.policy.DefineUseCase;
import io.countersign.policy.Readiness;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.ResumeUseCase;
import io.countersign.policy.SuspendUseCase;
import io.countersign.policy.UseCasePage;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import io.countersign.screen.Answered;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** One use case: where it stands and what is missing, what it says, how it came to say so; and the steward's next step. */
@Route("use-cases/:key")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/register.css")
class UseCaseView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Caller caller;
    private final UseCases useCases;
    private final Readiness readiness;
    private final DefineUseCase define;
    private final AssessUseCase assess;
    private final AttestUseCase attest;
    private final AllowUnreviewed allow;
    private final ActivateUseCase activate;
    private final SuspendUseCase suspend;
    private final ResumeUseCase resume;
    private final ObjectMapper json;
    private final List<UseCasePage> pages;
    private final Answered answered = new Answered();
    private String key = "";

    UseCaseView(Callers callers, UseCases useCases, Readiness readiness, DefineUseCase define, AssessUseCase assess,
            AttestUseCase attest, AllowUnreviewed allow, ActivateUseCase activate, SuspendUseCase suspend, ResumeUseCase resume,
            ObjectMapper json, List<UseCasePage> pages) {
        caller = callers.current();
        this.useCases = useCases;
        this.readiness = readiness;
        this.define = define;
        this.assess = assess;
        this.attest = attest;
        this.allow = allow;
        this.activate = activate;
        this.suspend = suspend;
        this.resume = resume;
        this.json = json;
        this.pages = pages;
        addClassNames("view", "register");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        if (useCases.latest(key).isEmpty()) event.rerouteToError(NotFoundException.class);
        else show();
    }

    private void show() {
        removeAll();
        var newest = useCases.latest(key).orElseThrow();
        var inForce = useCases.inForce(key).orElse(null);
        add(heading(newest), new UseCaseTabs(key, pages, caller), answered, new StatusPath(newest, inForce, readiness.missing(newest)));
        if (caller.is(Role.STEWARD)) add(steps(newest, inForce));
        add(new UseCaseFacts(newest, readiness), new VersionTable(useCases.versions(key), json));
    }

    private static Div heading(RegisteredUseCase newest) {
        var id = new Span(newest.key() + " · version " + newest.version());
        id.addClassName("kind");
        var heading = new Div(new H1(newest.definition().title()), id);
        heading.addClassName("heading");
        return heading;
    }

    /** What a steward may do now; the main way first. */
    private Div steps(RegisteredUseCase newest, @Nullable RegisteredUseCase inForce) {
        var steps = new Div();
        steps.addClassName("steps");
        if (!newest.status().inForce()) {
            if (readiness.assessment(newest).isEmpty())
                steps.add(new AssessmentForm(assessment -> tell(assess.assess(caller, key, assessment), "The assessment is on record.")));
            var attested = readiness.attestation(newest).orElse(null);
            if (attested == null || attested.confirmedBy() == null)
                steps.add(new AttestationForm(attested != null, named -> tell(attest.attest(caller, key, named), "Attested.")));
            unreviewed(newest, steps);
            if (readiness.missing(newest).isEmpty())
                steps.add(button("Activate version " + newest.version(), true, key -> activate.activate(caller, key), "It is in force."));
        }
        if (inForce != null) steps.add(inForce.status() == UseCaseStatus.SUSPENDED
                ? button("Resume", true, key -> resume.resume(caller, key), "Submissions are taken again.")
                : button("Suspend", false, key -> suspend.suspend(caller, key), "Submissions are refused from now on."));
        steps.add(new DefinitionEditor(newest, json,
                (definition, base) -> tell(define.define(caller, key, definition, base), "The new version is a draft."), answered));
        return steps;
    }

    private void unreviewed(RegisteredUseCase newest, Div steps) {
        var asked = newest.definition().review().unreviewed();
        var allowed = readiness.allowance(newest);
        if (asked != null && !allowed.map(Assurances.Allowed::byTwo).orElse(false)) steps.add(new UnreviewedForm(
                newest.definition(), allowed.isPresent(), () -> tell(allow.allow(caller, key, asked), "It is on record.")));
    }

    private Button button(String words, boolean main, Function<String, Result<RegisteredUseCase>> act, String done) {
        var button = new Button(words, _ -> tell(act.apply(key), done));
        if (main) button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void tell(Result<RegisteredUseCase> result, String done) {
        switch (result) {
            case Result.Refused<RegisteredUseCase>(var refusal) -> answered.refused(refusal);
            case Result.Ok<RegisteredUseCase> _ -> {
                answered.done(done);
                show();
            }
        }
    }

    @Override
    public String getPageTitle() {
        return key + " · Countersign";
    }
}
