package io.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.screen.RelativeTime;
import io.countersign.screen.Wording;
import io.countersign.verdict.Finding;
import io.countersign.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people decided in a case, with their reasons, oldest first. */
final class VerdictList extends Section {

    VerdictList(List<Finding> findings, List<Verdict> verdicts, UseCaseDefinition use, Map<UUID, String> names, Instant now) {
        addClassName("panel");
        var heading = new H2("Verdicts");
        heading.setId("verdicts");
        getElement().setAttribute("aria-labelledby", "verdicts");
        add(heading);
        findings.forEach(finding -> add(entry(finding, use, names, now)));
        if (verdicts.isEmpty()) add(new Paragraph("Nobody has decided yet."));
        verdicts.forEach(verdict -> add(entry(verdict, use, names, now)));
    }

    private static Component entry(Finding finding, UseCaseDefinition use, Map<UUID, String> names, Instant now) {
        var entry = new Div(new H3("Finding before seeing the AI's view: " + (finding.outcome().equals(Finding.CANNOT_TELL)
                ? "cannot tell" : DecisionSentence.title(use, finding.outcome()))),
                new Paragraph(new Span(names.getOrDefault(finding.reviewer(), "Erased identity") + ", "
                        + Wording.percent(finding.confidence().doubleValue()) + " sure, "), RelativeTime.of(finding.committedAt(), now)));
        entry.addClassName("entry");
        if (finding.rationale() != null) entry.add(quote(finding.rationale()));
        return entry;
    }

    private static Component entry(Verdict verdict, UseCaseDefinition use, Map<UUID, String> names, Instant now) {
        var name = names.getOrDefault(verdict.reviewer(), "Erased identity");
        var decided = Wording.name(verdict.decision().name())
                + (verdict.outcome() == null ? "" : ": " + DecisionSentence.title(use, verdict.outcome()));
        var entry = new Div(new H3(decided), new Paragraph(new Span(name + ", "), RelativeTime.of(verdict.decidedAt(), now)));
        entry.addClassName("entry");
        if (!verdict.reasons().isEmpty()) entry.add(new UnorderedList(verdict.reasons().stream()
                .map(reason -> new ListItem(reason.code() + " " + (reason.text() == null ? "" : reason.text())))
                .toArray(ListItem[]::new)));
        if (verdict.rationale() != null && !verdict.rationale().isBlank()) entry.add(quote(verdict.rationale()));
        if (verdict.changes() != null && !verdict.changes().isEmpty())
            entry.add(quote("Changes: " + verdict.changes().path("note").asString(Wording.value(verdict.changes()))));
        if (verdict.question() != null) entry.add(quote("Asked: " + verdict.question()));
        return entry;
    }

    private static Paragraph quote(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassName("words");
        return paragraph;
    }
}
