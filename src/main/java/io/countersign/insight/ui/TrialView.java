package io.countersign.insight.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.insight.trial.StartTrial;
import io.countersign.insight.trial.TrialCases;
import io.countersign.kernel.Result;
import io.countersign.policy.Assurances;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import io.countersign.screen.Answered;
import jakarta.annotation.security.RolesAllowed;
import tools.jackson.databind.ObjectMapper;

/** The trials of a use case: the one under way, how each went, and a steward's start of the next. */
@Route("use-cases/:key/trial")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/tables.css")
@StyleSheet("ui/styles/register.css")
class TrialView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Callers callers;
    private final UseCases useCases;
    private final Assurances assurances;
    private final TrialCases cases;
    private final People people;
    private final StartTrial start;
    private final ObjectMapper json;
    private final Answered answered = new Answered();
    private String key = "";

    TrialView(Callers callers, UseCases useCases, Assurances assurances, TrialCases cases, People people, StartTrial start,
            ObjectMapper json) {
        this.callers = callers;
        this.useCases = useCases;
        this.assurances = assurances;
        this.cases = cases;
        this.people = people;
        this.start = start;
        this.json = json;
        addClassNames("view", "register");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        useCases.latest(key).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    private void show(RegisteredUseCase newest) {
        removeAll();
        var heading = new Div(new H1("Trials"), new Anchor("use-cases/" + key, newest.definition().title()));
        heading.addClassName("heading");
        add(heading, answered, new TrialHistory(assurances.trials(key), cases, people, newest));
        if (callers.current().is(Role.STEWARD) && newest.status() != UseCaseStatus.DRAFT && newest.status() != UseCaseStatus.RETIRED)
            add(new TrialForm(json, this::start, answered));
    }

    private void start(StartTrial.Plan plan) {
        switch (start.start(callers.current(), key, plan)) {
            case Result.Refused<Assurances.Trial>(var refusal) -> answered.refused(refusal);
            case Result.Ok<Assurances.Trial> _ -> {
                answered.done("The trial is under way: its cases come to the reviewers' inbox.");
                show(useCases.latest(key).orElseThrow());
            }
        }
    }

    @Override
    public String getPageTitle() {
        return "Trials · " + key + " · Countersign";
    }
}
