package io.countersign.verdict.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.OwnFindings.OwnFinding;
import io.countersign.inbox.TaskView;
import io.countersign.screen.Wording;

/** What the reviewer found before they saw the AI's view, beside that view. */
final class OwnFindingNote extends Div {

    OwnFindingNote(OwnFinding finding, TaskView task) {
        addClassName("own-finding");
        var outcome = new Span(finding.outcome().equals(FindingForm.cannotTell().value()) ? FindingForm.cannotTell().title()
                : ModelAnswer.Outcomes.title(task.outcomes(), finding.outcome()));
        outcome.addClassName("outcome");
        add(new H3("Your finding"), new Paragraph(outcome, new Span(", " + Wording.percent(finding.confidence().doubleValue())
                + " sure")));
        if (finding.rationale() != null) {
            var words = new Paragraph(finding.rationale());
            words.addClassName("words");
            add(words);
        }
    }
}
