package io.countersign.insight.ui;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.access.People;
import io.countersign.insight.trial.TrialCases;
import io.countersign.policy.Assurances.Trial;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition.Outcome;
import io.countersign.policy.UseCaseStatus;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;
import tools.jackson.databind.JsonNode;

/** Every trial, newest first: who judged, how far it is, and what share of each class was judged rightly. */
final class TrialHistory extends Div {

    TrialHistory(List<Trial> trials, TrialCases cases, People people, RegisteredUseCase newest) {
        addClassName("facts");
        var persons = new HashSet<UUID>();
        trials.forEach(trial -> persons.addAll(trial.reviewers()));
        var names = people.names(persons);
        trials.forEach(trial -> add(one(trial, cases, trial.reviewers().stream()
                .map(reviewer -> names.getOrDefault(reviewer, "somebody whose name was erased")).sorted().collect(Collectors.joining(", ")),
                newest)));
        if (!trials.isEmpty()) return;
        var nothing = new Div(new Paragraph("No trial yet."), new Paragraph(newest.status() == UseCaseStatus.DRAFT
                ? "One can be held once version " + newest.version() + " is assessed and attested."
                : "Before it goes live, named reviewers judge cases whose answer is known."));
        nothing.addClassName("empty");
        add(nothing);
    }

    private static Section one(Trial trial, TrialCases cases, String reviewers, RegisteredUseCase newest) {
        var all = cases.of(trial.id());
        long judged = all.stream().filter(each -> each.outcome() != null).count();
        var standing = new Span(trial.passed() == null ? judged + " of " + all.size() + " cases judged" : trial.passed() ? "passed" : "not passed");
        if (Boolean.FALSE.equals(trial.passed())) standing.addClassName("mark");
        var one = new Section(new H2("Version " + trial.version() + ", started " + Wording.moment(trial.startedAt())),
                new Paragraph(standing, new Span(" · " + reviewers + " · at least " + Wording.percent(trial.passMark().doubleValue())
                        + " of each class")));
        one.addClassName("panel");
        if (trial.result() != null) one.add(result(trial.result(), newest));
        return one;
    }

    private static PlainTable result(JsonNode result, RegisteredUseCase newest) {
        var table = new PlainTable("Share of each class that was judged rightly", List.of("Right outcome", "For the person", "Rightly", "Share",
                "95 % interval"));
        for (JsonNode each : result.path("classes")) {
            int of = each.path("cases").asInt();
            String truth = each.path("truth").asString();
            table.append(new Span(newest.definition().outcome(truth).map(Outcome::title).orElse(truth)),
                    new Span(each.path("adverse").asBoolean() ? "adverse" : "favourable"),
                    new Span(each.path("detected").asInt() + " of " + of), new Span(Wording.percent(each.path("detected").asDouble() / of)),
                    new Span(Wording.percent(each.at("/interval/low").asDouble()) + " to " + Wording.percent(each.at("/interval/high").asDouble())));
        }
        return table;
    }
}
