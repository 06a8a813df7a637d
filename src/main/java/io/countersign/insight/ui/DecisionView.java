package io.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.intake.ReadDecision;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Result;
import io.countersign.outcome.Outcomes;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UnreviewedRegister;
import io.countersign.policy.UseCases;
import io.countersign.policy.stop.Stops;
import io.countersign.process.GoverningProcess;
import io.countersign.process.ProcessPaths;
import io.countersign.screen.Wording;
import io.countersign.verdict.Verdict;
import io.countersign.verdict.Finding;
import io.countersign.verdict.Findings;
import io.countersign.verdict.Verdicts;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One decision: what became of it, who decided and why, the way it took, and the log's whole word on it. */
@Route("decision/:id")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/history.css")
class DecisionView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Callers callers;
    private final ReadDecision readDecision;
    private final Decisions decisions;
    private final UseCases useCases;
    private final Outcomes outcomes;
    private final Findings findings;
    private final Verdicts verdicts;
    private final GoverningProcess governing;
    private final ProcessPaths paths;
    private final UnreviewedRegister register;
    private final Trail trail;
    private final People people;
    private final Stops stops;
    private final StopCheck stopCheck;
    private final InstantSource clock;
    private String title = "Decision · Countersign";

    DecisionView(Callers callers, ReadDecision readDecision, Decisions decisions, UseCases useCases, Outcomes outcomes,
            Findings findings, Verdicts verdicts, GoverningProcess governing, ProcessPaths paths, UnreviewedRegister register,
            Trail trail, People people, Stops stops, StopCheck stopCheck, InstantSource clock) {
        this.stops = stops;
        this.stopCheck = stopCheck;
        this.callers = callers;
        this.readDecision = readDecision;
        this.decisions = decisions;
        this.useCases = useCases;
        this.outcomes = outcomes;
        this.findings = findings;
        this.verdicts = verdicts;
        this.governing = governing;
        this.paths = paths;
        this.register = register;
        this.trail = trail;
        this.people = people;
        this.clock = clock;
        addClassNames("view", "decision");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            var id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            switch (readDecision.read(callers.current(), id, ReadDecision.Part.all)) {
                case Result.Ok<Decision>(var decision) -> show(decision);
                case Result.Refused<Decision> _ -> event.rerouteToError(NotFoundException.class);
            }
        } catch (IllegalArgumentException notAnId) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Decision decision) {
        removeAll();
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        var file = decisions.caseFile(decision.id());
        String called = file.isPresent() ? decision.reference() : "Erased case";
        title = called + " · Countersign";
        String recommended = decisions.recommendedOutcome(decision.id());
        var found = findings.ofDecision(decision.id());
        var given = verdicts.ofDecision(decision.id());
        var names = people.names(Stream.concat(found.stream().map(Finding::reviewer), given.stream().map(Verdict::reviewer))
                .collect(Collectors.toSet()));
        var sentence = new Paragraph(sentence(decision, use, recommended));
        sentence.addClassName("sentence");
        decisions.contested(decision.id()).ifPresent(first -> sentence.add(new Text(" It contests "),
                new Anchor("decision/" + first, "an earlier outcome"), new Text(".")));
        decisions.contestedBy(decision.id()).ifPresent(anew -> sentence.add(new Text(" It was contested, and is "),
                new Anchor("decision/" + anew, "reviewed anew"), new Text(".")));
        var top = new Div(file.map(there -> recommendation(there, use)).orElseGet(DecisionView::erased), new VerdictList(found, given, use, names, clock.instant()));
        var stopped = StopList.over(decision, trail.of(Decision.stream(decision.id())).getLast().at(),
                stops.everOver(decisions.reached(decision.id())));
        top.addClassName("top");
        add(new Anchor("history", "History"), heading(called, decision, use), sentence, stopped, top, process(decision), log(decision));
    }

    private static Component heading(String called, Decision decision, UseCaseDefinition use) {
        var kind = new Span(use.title() + ", version " + decision.useCaseVersion());
        kind.addClassName("kind");
        var heading = new Div(new H1(called), kind);
        heading.addClassName("heading");
        return heading;
    }

    private String sentence(Decision decision, UseCaseDefinition use, String recommended) {
        return outcomes.of(decision.id()).map(outcome -> {
            if (outcome.allowance() != null) return DecisionSentence.unreviewed(outcome, use,
                    List.copyOf(people.names(register.stewards(decision.useCase(), outcome.allowance())).values()));
            var names = people.names(outcome.reviewers());
            return DecisionSentence.released(outcome, use, outcome.reviewers().stream().map(names::get)
                    .filter(Objects::nonNull).toList(), recommended);
        }).orElseGet(() -> DecisionSentence.unfinished(stopCheck.shown(decision)));
    }

    private static Section recommendation(CaseFile file, UseCaseDefinition use) {
        var recommendation = file.recommendation();
        var section = section("The AI's recommendation", "recommendation");
        var outcome = new Paragraph(DecisionSentence.title(use, recommendation.path("outcome").asString("")) + ", "
                + Wording.percent(recommendation.path("confidence").asDouble()) + " confident by its own figure");
        var model = new Paragraph(file.model().path("name").asString("") + " " + file.model().path("version").asString(""));
        model.addClassName("kind");
        section.add(outcome, new Paragraph(recommendation.path("summary").asString("")), model);
        return section;
    }

    private static Section erased() {
        var section = section("The case", "recommendation");
        section.add(new Paragraph("What was said of the person has been erased. The trail below says when."));
        return section;
    }

    private Section process(Decision decision) {
        var section = section("The way it took", "way");
        var stretches = Stretch.of(decision, governing.of(decision), paths);
        if (stretches.isEmpty()) section.add(new Paragraph("The process has not reached a step yet."));
        for (Stretch stretch : stretches) section.add(new H3(stretch.title()), paths.bpmn(stretch.process())
                .<Component>map(bpmn -> stretch.drawn(bpmn, decision.reference()))
                .orElseGet(() -> new Paragraph("The drawing of " + stretch.process() + " is not kept here.")));
        return section;
    }

    private Section log(Decision decision) {
        var section = section("The log", "log");
        section.add(new TrailTable(trail.of(Decision.stream(decision.id())), people, clock.instant()));
        return section;
    }

    private static Section section(String title, String id) {
        var heading = new H2(title);
        heading.setId(id);
        var section = new Section(heading);
        section.addClassName("panel");
        section.getElement().setAttribute("aria-labelledby", id);
        return section;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
